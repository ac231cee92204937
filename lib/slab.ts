// Copies of short lists of words, many of them. Memory for a typed array of its own costs more than
// to fill one, so they lie in larger arrays, each of which lives as long as one of its copies: were
// they much larger, most of what is kept would be copies that nobody needs any longer.

const SLAB_WORDS = 1 << 11;

export class Slab {
  private words = new Int32Array(0);
  private used = 0;

  /** A copy of `words`. */
  copyOf(words: Int32Array): Int32Array {
    if (this.used + words.length > this.words.length) {
      this.words = new Int32Array(Math.max(SLAB_WORDS, words.length));
      this.used = 0;
    }
    const copy = this.words.subarray(this.used, this.used + words.length);
    copy.set(words);
    this.used += words.length;
    return copy;
  }
}
