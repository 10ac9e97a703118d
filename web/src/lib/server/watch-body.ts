/** What became of a body. */
export type Sent = {
  bytes: number
  /** True when the client went away, or the body failed, before its end */
  left: boolean
}

/** The same body; `onEnd` is called once, when it has been read, fails, or is no longer wanted. */
export function watchBody(
  body: ReadableStream<Uint8Array>,
  onEnd: (sent: Sent) => void
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let bytes = 0
  let isOver = false
  const end = (left: boolean) => {
    if (isOver) return
    isOver = true
    onEnd({ bytes, left })
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await reader.read()
          if (done) {
            controller.close()
            end(false)
          } else {
            bytes += value.byteLength
            controller.enqueue(value)
          }
        } catch (error) {
          end(true)
          throw error
        }
      },
      async cancel(reason) {
        // A read under way ends as if the body did.
        const wasOver = isOver
        isOver = true
        try {
          await reader.cancel(reason)
        } finally {
          isOver = wasOver
          end(true)
        }
      }
    },
    { highWaterMark: 0 }
  )
}
