// Reads the part of TLA+ that the exported module is written in, by the book's table of precedences
// (Specifying Systems, table 6), and refuses what that table leaves open.

export type Expression =
  | { readonly tag: "number"; readonly value: number }
  | { readonly tag: "string"; readonly value: string }
  | { readonly tag: "name"; readonly name: string; readonly primed: boolean }
  | { readonly tag: "call"; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly tag: "unary"; readonly operator: string; readonly of: Expression }
  | {
      readonly tag: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly tag: "quantified"; readonly operator: string; readonly over: Over }
  | { readonly tag: "filter" | "function"; readonly over: Over }
  | { readonly tag: "set" | "tuple"; readonly members: readonly Expression[] }
  | { readonly tag: "record"; readonly fields: readonly (readonly [string, Expression])[] }
  | { readonly tag: "apply"; readonly to: Expression; readonly argument: Expression }
  | {
      readonly tag: "except";
      readonly of: Expression;
      readonly path: readonly Expression[];
      readonly value: Expression;
    }
  | {
      readonly tag: "if";
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | {
      readonly tag: "let";
      readonly name: string;
      readonly is: Expression;
      readonly body: Expression;
    };

/** `name` in `domain`, and what is said of it. */
export type Over = {
  readonly name: string;
  readonly domain: Expression;
  readonly body: Expression;
};

export type Definition = { readonly parameters: readonly string[]; readonly body: string };

/** The definitions of a module, by name; their bodies are texts. */
export function definitionsIn(module: string): ReadonlyMap<string, Definition> {
  const text = module
    .replace(/\(\*.*?\*\)/gs, " ")
    .replace(/^(RECURSIVE|EXTENDS|VARIABLE) .*$/gm, "");
  const [, ...rest] = text.replace(/^=+$/m, "").split(/^(?=\w+(?:\([^)]*\))? ==)/m);
  return new Map(
    rest.map((one) => {
      const [, name = "", , parameters, body = ""] =
        /^(\w+)(\(([^)]*)\))? ==(.*)$/s.exec(one) ?? [];
      const list = parameters === undefined ? [] : parameters.split(",").map((p) => p.trim());
      return [name, { parameters: list, body }] as const;
    }),
  );
}

const TOKEN =
  /\s*(\d+|[A-Za-z_]\w*|"[^"]*"|\|->|<<|>>|\/\\|\\\/|\\[A-Za-z]+|\.\.|[\\()[\]{},:!.'=#~])/y;

/** The lowest precedence that an operator has, and the highest; see the book. */
const PRECEDENCE: Readonly<Record<string, readonly [number, number]>> = {
  "/\\": [3, 3],
  "\\/": [3, 3],
  "=": [5, 5],
  "#": [5, 5],
  "\\in": [5, 5],
  "\\notin": [5, 5],
  "\\subseteq": [5, 5],
  "\\": [8, 8],
  "\\cap": [8, 8],
  "\\cup": [8, 8],
  "..": [9, 9],
  "\\X": [10, 13],
  "~": [4, 4],
};
/** Those that may stand beside themselves without parentheses. */
const ASSOCIATIVE = ["/\\", "\\/", "\\cap", "\\cup"];

/** The expression in `text`. Throws where the book's grammar is not met. */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text);
  const expression = parser.expression();
  parser.take("");
  return expression;
}

class Parser {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(text: string) {
    const tokens: string[] = [];
    TOKEN.lastIndex = 0;
    const end = text.trimEnd().length;
    while (TOKEN.lastIndex < end) {
      const from = TOKEN.lastIndex;
      const found = TOKEN.exec(text);
      if (found === null) throw new Error(`no token at: ${text.slice(from, from + 30)}`);
      tokens.push(found[1] as string);
    }
    this.tokens = tokens;
  }

  private get next(): string {
    return this.tokens[this.at] ?? "";
  }

  /** The next token, which must be `wanted` if that is said. */
  take(wanted?: string): string {
    const token = this.next;
    if (wanted !== undefined && token !== wanted) throw this.wrong(`"${wanted}" expected`);
    this.at++;
    return token;
  }

  private wrong(says: string): Error {
    return new Error(
      `${says}: ${this.tokens.slice(Math.max(0, this.at - 8), this.at + 3).join(" ")}`,
    );
  }

  /** An operand and what follows it, as far as it binds tighter than `outer`. Operators whose
   *  ranges of precedence overlap need parentheses between them. */
  expression(outer = ""): Expression {
    let left = this.operand();
    for (;;) {
      const operator = this.next;
      const range = PRECEDENCE[operator];
      if (range === undefined || operator === "~") return left;
      const around = PRECEDENCE[outer] ?? [0, 0];
      if (range[1] < around[0]) return left;
      if (operator === outer && ASSOCIATIVE.includes(operator)) return left;
      if (range[0] <= around[1]) throw this.wrong("two operators without parentheses");
      this.take();
      left = { tag: "binary", operator, left, right: this.expression(operator) };
    }
  }

  private operand(): Expression {
    if (this.next === "~") {
      this.take();
      return { tag: "unary", operator: "~", of: this.expression("~") };
    }
    let left = this.primary();
    for (;;) {
      if (this.next === "[") {
        this.take();
        left = { tag: "apply", to: left, argument: this.expression() };
        this.take("]");
      } else if (this.next === ".") {
        this.take();
        left = { tag: "apply", to: left, argument: { tag: "string", value: this.take() } };
      } else return left;
    }
  }

  private primary(): Expression {
    const token = this.take();
    if (/^\d/.test(token)) return { tag: "number", value: Number(token) };
    if (token.startsWith('"')) return { tag: "string", value: token.slice(1, -1) };
    switch (token) {
      case "(": {
        const inner = this.expression();
        this.take(")");
        return inner;
      }
      case "{":
        return this.braces();
      case "[":
        return this.brackets();
      case "<<":
        return { tag: "tuple", members: this.list(">>") };
      case "IF":
        return this.conditional();
      case "LET":
        return this.binding();
      case "\\A":
      case "\\E":
        return { tag: "quantified", operator: token, over: this.over(":") };
      default:
        return this.named(token);
    }
  }

  private named(token: string): Expression {
    if (!/^[A-Za-z_]\w*$/.test(token)) throw this.wrong(`"${token}" begins no expression`);
    if (this.next === "'") {
      this.take();
      return { tag: "name", name: token, primed: true };
    }
    if (this.next !== "(") return { tag: "name", name: token, primed: false };
    this.take();
    return { tag: "call", name: token, arguments: this.list(")") };
  }

  private list(end: string): readonly Expression[] {
    const members: Expression[] = [];
    while (this.next !== end) {
      members.push(this.expression());
      if (this.next !== end) this.take(",");
    }
    this.take(end);
    return members;
  }

  private over(separator: string): Over {
    const name = this.take();
    this.take("\\in");
    const domain = this.expression();
    this.take(separator);
    return { name, domain, body: this.expression() };
  }

  private braces(): Expression {
    if (this.tokens[this.at + 1] !== "\\in") return { tag: "set", members: this.list("}") };
    const over = this.over(":");
    this.take("}");
    return { tag: "filter", over };
  }

  private brackets(): Expression {
    const after = this.tokens[this.at + 1];
    if (after === "|->") return this.record();
    if (after === "\\in") {
      const over = this.over("|->");
      this.take("]");
      return { tag: "function", over };
    }
    const of = this.expression();
    this.take("EXCEPT");
    this.take("!");
    const path: Expression[] = [];
    while (this.next !== "=") path.push(this.step());
    this.take("=");
    const value = this.expression();
    this.take("]");
    return { tag: "except", of, path, value };
  }

  private step(): Expression {
    if (this.take() === ".") return { tag: "string", value: this.take() };
    const argument = this.expression();
    this.take("]");
    return argument;
  }

  private record(): Expression {
    const fields: [string, Expression][] = [];
    do {
      const name = this.take();
      this.take("|->");
      fields.push([name, this.expression()]);
    } while (this.take() === ",");
    return { tag: "record", fields };
  }

  private conditional(): Expression {
    const test = this.expression();
    this.take("THEN");
    const yes = this.expression();
    this.take("ELSE");
    return { tag: "if", test, yes, no: this.expression() };
  }

  private binding(): Expression {
    const name = this.take();
    this.take("=");
    this.take("=");
    const is = this.expression();
    this.take("IN");
    return { tag: "let", name, is, body: this.expression() };
  }
}
