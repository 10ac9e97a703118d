/** How wide a text is, in half-widths: a Chinese character, or a full-width mark, is as wide as two letters. */
export function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[\u2e80-\uffff]/.test(letter) ? 2 : 1), 0)
}
