/**
 * Runs in a page: everything that it says to someone who reads it or has it read, with the language that it says it is in.
 * What is code, or marked as another language than the page's, is left out.
 */
export function writtenTexts(): string[] {
  const attributes = [
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'title',
    'placeholder',
    'alt'
  ]
  const { lang } = document.documentElement
  const texts = [document.title]
  const isOurs = (element: Element) =>
    element.closest('code, pre, kbd, samp, script, style') === null &&
    (element.closest('[lang]')?.getAttribute('lang') ?? lang) === lang
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.parentElement && isOurs(node.parentElement)) texts.push(node.textContent ?? '')
  for (const element of document.body.querySelectorAll(attributes.map((name) => `[${name}]`).join(', ')))
    if (isOurs(element)) texts.push(...attributes.map((name) => element.getAttribute(name) ?? ''))
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '')
}
