// Evaluates a TLA+ module of finite sets, and counts the states that its Next reaches: slowly, by
// the book, and knowing nothing of what the module is about.

import { definitionsIn, parseExpression, type Expression, type Over } from "./tlaParser.ts";

/** Tuples (of 1 … n) and records (of strings) are functions. Members are held by key. */
type Collection =
  | { readonly tag: "set"; readonly members: ReadonlyMap<string, Value>; key?: string }
  | { readonly tag: "function"; readonly pairs: ReadonlyMap<string, Pair>; key?: string };
type Pair = readonly [Value, Value];
type Value = number | string | boolean | Collection;
type Scope = ReadonlyMap<string, Value>;

/** Equal iff the values are. */
function keyOf(value: Value): string {
  if (typeof value !== "object") return `${typeof value} ${JSON.stringify(value)}`;
  return (value.key ??=
    value.tag === "set"
      ? `{${[...value.members.keys()].toSorted().join()}}`
      : `(${[...value.pairs]
          .map(([key, [, image]]) => `${key}:${keyOf(image)}`)
          .toSorted()
          .join()})`);
}

const setOf = (members: Iterable<Value>): Collection => ({
  tag: "set",
  members: new Map([...members].map((member) => [keyOf(member), member])),
});
const functionOf = (pairs: readonly Pair[]): Collection => ({
  tag: "function",
  pairs: new Map(pairs.map((pair) => [keyOf(pair[0]), pair])),
});

function membersOf(value: Value): readonly Value[] {
  if (typeof value === "object" && value.tag === "set") return [...value.members.values()];
  throw new Error(`no set: ${keyOf(value)}`);
}
function has(set: Value, member: Value): boolean {
  if (typeof set === "object" && set.tag === "set") return set.members.has(keyOf(member));
  throw new Error(`no set: ${keyOf(set)}`);
}
function applied(to: Value, argument: Value): Value {
  const pair = typeof to === "object" && to.tag === "function" && to.pairs.get(keyOf(argument));
  if (!pair) throw new Error(`${keyOf(argument)} is not in the domain of ${keyOf(to)}`);
  return pair[1];
}
function truth(value: Value): boolean {
  if (typeof value === "boolean") return value;
  throw new Error(`no truth value: ${keyOf(value)}`);
}

type Known = { readonly parameters: readonly string[]; readonly body: Expression };

export class Module {
  private readonly texts: ReturnType<typeof definitionsIn>;
  private readonly known = new Map<string, Known>();
  private readonly variable: string;

  constructor(text: string) {
    this.texts = definitionsIn(text);
    this.variable = /^VARIABLE (\w+)$/m.exec(text)?.[1] ?? "";
  }

  /** Every state that can be reached; throws where an invariant does not hold. */
  reachable(invariants: readonly string[]): number {
    const init = this.definition("Init").body;
    const seen = new Set<string>();
    const states: Value[] = [];
    const add = (state: Value): void => {
      if (seen.has(keyOf(state))) return;
      seen.add(keyOf(state));
      states.push(state);
      for (const name of invariants)
        if (!truth(this.named(name, this.scopeOf(state)))) throw new Error(`${name} fails`);
    };
    for (const first of this.solutions(init, new Map(), false)) add(first as Value);
    for (const state of states)
      for (const next of this.solutions(this.definition("Next").body, this.scopeOf(state), true))
        add(next as Value);
    return states.length;
  }

  private scopeOf(state: Value): Scope {
    return new Map([[this.variable, state]]);
  }

  private definition(name: string): Known {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const definition = this.texts.get(name);
    if (definition === undefined) throw new Error(`${name} is not defined`);
    const parsed = { ...definition, body: parseExpression(definition.body) };
    this.known.set(name, parsed);
    return parsed;
  }

  /** What the variable may be, now or next; undefined where the expression does not say. */
  private solutions(e: Expression, scope: Scope, primed: boolean): readonly (Value | undefined)[] {
    if (e.tag === "binary" && e.operator === "\\/")
      return [e.left, e.right].flatMap((one) => this.solutions(one, scope, primed));
    if (e.tag === "binary" && e.operator === "/\\")
      return this.solutions(e.left, scope, primed).flatMap((first) =>
        this.solutions(e.right, scope, primed).map((second) => second ?? first),
      );
    if (e.tag === "quantified" && e.operator === "\\E")
      return this.each(e.over, scope).flatMap(([, inner]) =>
        this.solutions(e.over.body, inner, primed),
      );
    if (e.tag === "call")
      return this.solutions(this.definition(e.name).body, this.called(e, scope), primed);
    const says =
      e.tag === "binary" && e.operator === "=" && e.left.tag === "name" ? e.left : undefined;
    if (says?.name === this.variable && says.primed === primed && e.tag === "binary")
      return [this.value(e.right, scope)];
    return truth(this.value(e, scope)) ? [undefined] : [];
  }

  private each({ name, domain }: Over, scope: Scope): readonly (readonly [Value, Scope])[] {
    return membersOf(this.value(domain, scope)).map((member) => [
      member,
      new Map([...scope, [name, member]]),
    ]);
  }

  /** What a definition's body sees: its parameters, and the variable. */
  private called(e: Extract<Expression, { tag: "call" }>, scope: Scope): Scope {
    const { parameters } = this.definition(e.name);
    const given = e.arguments.map(
      (one, n) => [parameters[n] ?? "", this.value(one, scope)] as const,
    );
    const state = scope.get(this.variable);
    return new Map([...(state === undefined ? [] : [[this.variable, state] as const]), ...given]);
  }

  private named(name: string, scope: Scope): Value {
    const bound = scope.get(name);
    if (bound !== undefined) return bound;
    if (name === "TRUE" || name === "FALSE") return name === "TRUE";
    if (name === "BOOLEAN") return setOf([true, false]);
    const state = scope.get(this.variable);
    return this.value(
      this.definition(name).body,
      state === undefined ? new Map() : this.scopeOf(state),
    );
  }

  private value(e: Expression, scope: Scope): Value {
    switch (e.tag) {
      case "number":
      case "string":
        return e.value;
      case "name":
        return this.named(e.name, scope);
      case "call":
        return this.value(this.definition(e.name).body, this.called(e, scope));
      case "unary":
        return !truth(this.value(e.of, scope));
      case "binary":
        return this.binary(e, scope);
      case "if":
        return this.value(truth(this.value(e.test, scope)) ? e.yes : e.no, scope);
      case "let":
        return this.value(e.body, new Map([...scope, [e.name, this.value(e.is, scope)]]));
      case "apply":
        return applied(this.value(e.to, scope), this.value(e.argument, scope));
      default:
        return this.collection(e, scope);
    }
  }

  private collection(e: Expression, scope: Scope): Value {
    switch (e.tag) {
      case "set":
        return setOf(e.members.map((one) => this.value(one, scope)));
      case "tuple":
        return functionOf(e.members.map((one, n) => [n + 1, this.value(one, scope)] as const));
      case "record":
        return functionOf(e.fields.map(([name, one]) => [name, this.value(one, scope)] as const));
      case "filter":
        return setOf(this.where(e.over, scope));
      case "function":
        return functionOf(
          this.each(e.over, scope).map(
            ([member, inner]) => [member, this.value(e.over.body, inner)] as const,
          ),
        );
      case "quantified": {
        const found = this.where(e.over, scope).length;
        return e.operator === "\\E" ? found > 0 : found === this.each(e.over, scope).length;
      }
      case "except":
        return this.except(this.value(e.of, scope), e.path, this.value(e.value, scope), scope);
      default:
        throw new Error(`not a value: ${e.tag}`);
    }
  }

  private where(over: Over, scope: Scope): readonly Value[] {
    return this.each(over, scope)
      .filter(([, inner]) => truth(this.value(over.body, inner)))
      .map(([member]) => member);
  }

  private except(of: Value, path: readonly Expression[], value: Value, scope: Scope): Value {
    const [first, ...rest] = path;
    if (first === undefined) return value;
    const argument = this.value(first, scope);
    const image = this.except(applied(of, argument), rest, value, scope);
    const pairs = typeof of === "object" && of.tag === "function" ? [...of.pairs.values()] : [];
    return functionOf([...pairs, [argument, image]]);
  }

  private binary(e: Extract<Expression, { tag: "binary" }>, scope: Scope): Value {
    const left = this.value(e.left, scope);
    // What stands on the right may make no sense where the left has decided.
    if (e.operator === "/\\") return truth(left) && truth(this.value(e.right, scope));
    if (e.operator === "\\/") return truth(left) || truth(this.value(e.right, scope));
    return operated(e.operator, left, this.value(e.right, scope));
  }
}

function operated(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case "=":
      return keyOf(left) === keyOf(right);
    case "#":
      return keyOf(left) !== keyOf(right);
    case "\\in":
      return has(right, left);
    case "\\notin":
      return !has(right, left);
    case "\\subseteq":
      return membersOf(left).every((one) => has(right, one));
    case "\\cup":
      return setOf([...membersOf(left), ...membersOf(right)]);
    case "\\cap":
      return setOf(membersOf(left).filter((one) => has(right, one)));
    case "\\":
      return setOf(membersOf(left).filter((one) => !has(right, one)));
    case "..":
      return setOf(
        Array.from({ length: Number(right) - Number(left) + 1 }, (_, n) => Number(left) + n),
      );
    case "\\X":
      return setOf(
        membersOf(left).flatMap((a) =>
          membersOf(right).map((b) =>
            functionOf([
              [1, a],
              [2, b],
            ]),
          ),
        ),
      );
    default:
      throw new Error(`no operator ${operator}`);
  }
}
