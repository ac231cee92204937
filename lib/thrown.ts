// What was thrown, as text. Anything can be thrown, even what does not let itself be written.

/** The name and the message of an error, or the value itself. */
export function thrownText(thrown: unknown): string {
  try {
    return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  } catch {
    return "something that cannot be written";
  }
}
