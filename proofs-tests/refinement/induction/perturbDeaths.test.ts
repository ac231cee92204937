import { expect, test } from "vitest";
import { taskOf, threadKeys, type State } from "../../../spec/index.ts";
import { changed } from "./world.ts";

const active = ({ tasks }: State): readonly number[] =>
  tasks.flatMap((task, number) => (task.tag === "active" ? [number] : []));

const all = changed(["olderDeaths"], 24);
const deaths = all.filter(({ before, after }) => active(after).length < active(before).length);

test("tasks have died, and nobody came to life", () => {
  expect(deaths.length).toBeGreaterThan(3);
  for (const { before, after } of all)
    expect(active(before)).toEqual(expect.arrayContaining([...active(after)]));
});

test("σ0 and root live on, and the dead have no threads", () => {
  for (const { after } of all) {
    expect(active(after)).toEqual(expect.arrayContaining([1, 2]));
    for (const key of threadKeys(after)) expect(active(after)).toContain(taskOf(key));
  }
});

test("whole clans die, and the last of their versions stay", () => {
  for (const { before, after } of deaths)
    for (const number of active(before).filter((each) => !active(after).includes(each))) {
      const [was, is] = [before.tasks[number], after.tasks[number]];
      if (was?.tag !== "active" || is?.tag === "active") throw new Error("it died");
      expect(is?.lastVersion).toBe(was.version);
      for (const clan of active(after))
        expect(after.tasks[clan]).not.toMatchObject({ chief: number });
    }
});

test("with others, nothing is wrong: dynasties, chains and lines of the dead", () => {
  const names = ["longerDynasty", "moreThreads", "deeperChains", "olderDeaths", "otherLines"];
  expect(changed(names, 24, 20).length).toBe(24);
});
