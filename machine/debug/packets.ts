// Packets of GDB's remote serial protocol: `$text#checksum`, between acknowledgements. A byte 3
// outside a packet asks a running program to stop. (Debugging with GDB, "Remote Protocol")

/** What has arrived. */
export type Arrival =
  | { readonly tag: "packet"; readonly text: string }
  /** A packet whose checksum is wrong: it is asked for again. */
  | { readonly tag: "damaged" }
  | { readonly tag: "interrupt" };

const INTERRUPT = "\x03";
/** Longer than any packet that is announced; what is longer is no debugger's. */
const BYTES_MAX = 0x1_0000;

/** Takes bytes as they come, one character each, and gives packets when they are whole. */
export class PacketReader {
  private pending = "";

  receive(bytes: string): readonly Arrival[] {
    this.pending += bytes;
    const arrivals: Arrival[] = [];
    for (;;) {
      const start = firstOf(this.pending, ["$", INTERRUPT]);
      if (start === -1) {
        this.pending = "";
        return arrivals;
      }
      this.pending = this.pending.slice(start);
      if (this.pending.startsWith(INTERRUPT)) {
        arrivals.push({ tag: "interrupt" });
        this.pending = this.pending.slice(1);
        continue;
      }
      const end = this.pending.indexOf("#");
      if (end === -1 || this.pending.length < end + 3) {
        if (this.pending.length > BYTES_MAX) this.pending = "";
        return arrivals;
      }
      arrivals.push(packetIn(this.pending.slice(1, end), this.pending.slice(end + 1, end + 3)));
      this.pending = this.pending.slice(end + 3);
    }
  }
}

const packetIn = (text: string, checksum: string): Arrival =>
  checksumOf(text) === checksum.toLowerCase()
    ? { tag: "packet", text: unescaped(text) }
    : { tag: "damaged" };

/** Where the first of some characters stands, or −1. */
function firstOf(text: string, characters: readonly string[]): number {
  const places = characters.map((one) => text.indexOf(one)).filter((place) => place !== -1);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** `text` as a packet. */
export function packet(text: string): string {
  const escaped = text.replace(/[#$}*]/g, (character) => `}${flipped(character)}`);
  return `$${escaped}#${checksumOf(escaped)}`;
}

const unescaped = (text: string): string =>
  text.replace(/\}([^])/g, (_, character: string) => flipped(character));

const flipped = (character: string): string => String.fromCharCode(character.charCodeAt(0) ^ 0x20);

function checksumOf(text: string): string {
  let sum = 0;
  for (let n = 0; n < text.length; n++) sum = (sum + text.charCodeAt(n)) & 255;
  return sum.toString(16).padStart(2, "0");
}

/** A word as eight digits, the low byte first. */
export const wordText = (word: number): string =>
  bytesText([word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24]);

/** The word that starts `text`, or `undefined` if it does not start with one. */
export function wordIn(text: string): number | undefined {
  const bytes = bytesIn(text.slice(0, 8));
  if (bytes?.length !== 4) return undefined;
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}

/** Two digits a byte. */
export const bytesText = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The bytes of such a text, or `undefined` if it is none. */
export function bytesIn(text: string): readonly number[] | undefined {
  if (!/^([0-9a-fA-F]{2})*$/.test(text)) return undefined;
  return Array.from({ length: text.length / 2 }, (_, n) =>
    parseInt(text.slice(2 * n, 2 * n + 2), 16),
  );
}
