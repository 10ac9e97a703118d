import { defineEnvVars } from '@sveltejs/kit/env'

export const variables = defineEnvVars({
  CLIENTELE_DATA: {
    description: 'Folder of the builds, holding `current` and `builds/`; `npm start` sets it',
    schema: (value) => value || 'data'
  }
})
