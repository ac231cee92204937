// The puzzle as an example of a model: a farmer takes a wolf, a goat and a cabbage across a river,
// one at a time; left alone, the wolf eats the goat, and the goat eats the cabbage.
import { array, finiteModel, union, type Field } from "../../../engines/exhaustive/index.ts";
import type { FiniteModel } from "../../../engines/exhaustive/index.ts";

const passengers = union({ nobody: {}, wolf: {}, goat: {}, cabbage: {} });
const [FARMER, WOLF, GOAT, CABBAGE] = [0, 1, 2, 3]; // The farmer travels as nobody's company.

export const river: FiniteModel<{ readonly bank: Field }> = finiteModel({
  name: "river crossing",
  fields: { bank: array(passengers, union({ left: {}, right: {} })) },
  starts: (_, next) => next("start"),
  steps: ({ bank }, next) => {
    const here = bank.get(FARMER);
    for (let taken = FARMER; taken <= CABBAGE; taken++) {
      const stays = (who: number): boolean => who !== taken && bank.get(who) === here;
      if (bank.get(taken) !== here) continue;
      if (stays(GOAT) && (stays(WOLF) || stays(CABBAGE))) continue;
      bank.set(FARMER, 1 - here);
      bank.set(taken, 1 - here);
      next(`cross with ${passengers.show(taken)}`);
    }
  },
  claims: [],
  goals: [{ name: "allAcross", holds: ({ bank }) => [0, 1, 2, 3].every((i) => bank.get(i) === 1) }],
  deadlock: "refuted",
});
