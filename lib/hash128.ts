// A hash of 128 bits over words: MurmurHash3_x86_128 (Austin Appleby, public domain), whose blocks
// are four words. Good against accidents, not against who wants two inputs to collide.

/** The hash of `words` as four words. Equal words, and as many, give equal hashes. */
export function hash128(words: Int32Array): Int32Array {
  const hash = new Int32Array(4);
  const whole = words.length & ~3;
  for (let at = 0; at < whole; at += 4) mixBlock(hash, words, at);
  for (let n = words.length - 1; n >= whole; n--) mixLane(hash, n & 3, words[n] as number);
  for (let n = 0; n < 4; n++) hash[n] = (hash[n] as number) ^ (4 * words.length);
  spread(hash);
  for (let n = 0; n < 4; n++) hash[n] = finished(hash[n] as number);
  spread(hash);
  return hash;
}

const FACTORS = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93] as const;
const LANE_ROTATIONS = [15, 16, 17, 18] as const;
const MIX_ROTATIONS = [19, 17, 15, 13] as const;
const ADDENDS = [0x561ccd1b, 0x0bcaa747, 0x96cd1c35, 0x32ac3b17] as const;

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function mixLane(hash: Int32Array, lane: number, word: number): void {
  const factor = FACTORS[lane] as number;
  const next = FACTORS[(lane + 1) & 3] as number;
  const mixed = rotated(Math.imul(word, factor), LANE_ROTATIONS[lane] as number);
  hash[lane] = (hash[lane] as number) ^ Math.imul(mixed, next);
}

function mixBlock(hash: Int32Array, words: Int32Array, at: number): void {
  for (let lane = 0; lane < 4; lane++) {
    mixLane(hash, lane, words[at + lane] as number);
    const turned = rotated(hash[lane] as number, MIX_ROTATIONS[lane] as number);
    const sum = (turned + (hash[(lane + 1) & 3] as number)) | 0;
    hash[lane] = Math.imul(sum, 5) + (ADDENDS[lane] as number);
  }
}

/** Every lane comes to depend on every other. */
function spread(hash: Int32Array): void {
  for (let n = 1; n < 4; n++) hash[0] = (hash[0] as number) + (hash[n] as number);
  for (let n = 1; n < 4; n++) hash[n] = (hash[n] as number) + (hash[0] as number);
}

function finished(word: number): number {
  const a = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return b ^ (b >>> 16);
}
