// What the last changes of the TLB made wrong of answers that it gave before: one page of virtual
// addresses, or any. Who keeps answers drops these, and not all.

/** In place of a page. */
export const ALL_PAGES = -1;
/** Of so many changes it is known what they were about. */
const KNOWN_MAX = 1024;

export class Outdated {
  /** How many changes there were. */
  generation = 0;
  private readonly pages: Int32Array = new Int32Array(KNOWN_MAX).fill(ALL_PAGES);

  /** A change that is about `page`, or ALL_PAGES. */
  add(page: number): void {
    this.generation++;
    this.pages[this.generation % KNOWN_MAX] = page;
  }

  /** The pages of the changes since `generation`, or `undefined`: any page may be. */
  since(generation: number): readonly number[] | undefined {
    if (this.generation - generation > KNOWN_MAX) return undefined;
    const pages: number[] = [];
    for (let one = generation + 1; one <= this.generation; one++)
      pages.push(this.pages[one % KNOWN_MAX] as number);
    return pages.includes(ALL_PAGES) ? undefined : pages;
  }
}
