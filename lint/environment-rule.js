import { readsEnvironment, repositoryPath } from './paths.js'

const isMember = (node, object, property) =>
  node.object.type === 'Identifier' &&
  node.object.name === object &&
  (node.computed ? node.property.value === property : node.property.name === property)

/** `process.env` and `process.exit`, each in its place. */
export const environment = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      env: 'Room rule 10: the environment is read only in pipeline/config.ts, cli/ and web/src/env.ts; pass the value in.',
      exit: 'Room rule 10: only cli/ ends the process; throw a typed error, which cli/ maps to an exit code.'
    }
  },
  create(context) {
    const from = repositoryPath(context.filename)
    return {
      MemberExpression(node) {
        if (isMember(node, 'process', 'env') && !readsEnvironment(from))
          context.report({ node, messageId: 'env' })
        if (isMember(node, 'process', 'exit') && !from.startsWith('cli/'))
          context.report({ node, messageId: 'exit' })
      }
    }
  }
}
