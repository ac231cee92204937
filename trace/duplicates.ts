// Keys that stand twice in one object. JSON.parse takes the last and says nothing.

/** The first key that stands twice: its path, as in `events[2].by`, and where it stands again. */
export type Duplicate = { readonly path: string; readonly position: number };

/** What the text is inside of: an object with the keys so far, or an array with an index. */
type Frame = {
  readonly keys: Set<string> | undefined;
  /** The path of the object or array itself. */
  readonly path: string;
  key: string;
  index: number;
};

/** A string with what may follow it, or a bracket, or a comma. */
const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],]/g;

/** Looks for a key that stands twice in `text`, which is JSON. */
export function duplicateKey(text: string): Duplicate | undefined {
  const frames: Frame[] = [];
  for (const { 0: token, 1: colon, index: position } of text.matchAll(TOKEN)) {
    const frame = frames.at(-1);
    if (token === "{" || token === "[") frames.push(opened(token, frame));
    else if (token === "}" || token === "]") frames.pop();
    else if (token === ",") {
      if (frame !== undefined) frame.index++;
    } else if (colon !== undefined && frame?.keys !== undefined) {
      frame.key = JSON.parse(token.slice(0, -colon.length)) as string;
      if (frame.keys.has(frame.key)) return { path: pathIn(frame).replace(/^\./, ""), position };
      frame.keys.add(frame.key);
    }
  }
  return undefined;
}

const opened = (bracket: string, outer: Frame | undefined): Frame => ({
  keys: bracket === "{" ? new Set() : undefined,
  path: outer === undefined ? "" : pathIn(outer),
  key: "",
  index: 0,
});

/** The path of what stands in `frame` now. */
const pathIn = ({ keys, path, key, index }: Frame): string =>
  keys === undefined ? `${path}[${index}]` : `${path}.${key}`;
