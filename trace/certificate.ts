// Certificates: why no shorter run shows a bug. In the configuration (a boot and a menu of events)
// so many states lie at each depth, none of whose steps up to the last but one goes wrong in this
// way; and this run, whose events are all of the menu, does.

import * as z from "zod";
import type { Boot, TraceEvent } from "./event.ts";
import { explain } from "./explain.ts";
import { parseJson, writtenEvent, type Parsed } from "./file.ts";
import { bootSchema, eventSchema } from "./schema.ts";

/** The states at one depth: how many, and the sum of their digests, 32 hexadecimal digits. */
export type CertifiedLevel = { readonly states: number; readonly hash: string };

export type Certificate = {
  /** Which kernel: its name, and a digest of its sources. */
  readonly kernel: { readonly name: string; readonly sources: string };
  /** How it fails: claim and kind of the first difference. */
  readonly kind: string;
  /** Events of a shortest run. */
  readonly length: number;
  readonly boot: Boot;
  /** All that may happen. */
  readonly menu: readonly TraceEvent[];
  /** The run. */
  readonly events: readonly TraceEvent[];
  /** Depth 0 … length − 1. */
  readonly levels: readonly CertifiedLevel[];
};

const FORMAT = "septet-certificate";
const hexadecimal = (digits: number): z.ZodString =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `${digits} hexadecimal digits`);

const schema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  kernel: z.strictObject({ name: z.string(), sources: hexadecimal(64) }),
  kind: z.string().min(1),
  length: z.int().min(1),
  boot: bootSchema,
  menu: z.array(eventSchema).min(1),
  events: z.array(eventSchema).min(1),
  levels: z.array(z.strictObject({ states: z.int().min(0), hash: hexadecimal(32) })).min(1),
});

/** The certificate in `text`; `fileName` begins the line that refuses it. */
export function parseCertificate(text: string, fileName: string): Parsed<Certificate> {
  const json = parseJson(text, fileName);
  if (json.tag === "refused") return json;
  const parsed = schema.safeParse(json.value, { reportInput: true });
  if (!parsed.success)
    return { tag: "refused", says: `${fileName}: ${explain(parsed.error.issues)}` };
  const { kernel, kind, length, boot, menu, events, levels } = parsed.data;
  return { tag: "parsed", value: { kernel, kind, length, boot, menu, events, levels } };
}

/** The text of a certificate file. */
export function serialiseCertificate(certificate: Certificate): string {
  const written = {
    format: FORMAT,
    version: 1,
    ...certificate,
    menu: certificate.menu.map(writtenEvent),
    events: certificate.events.map(writtenEvent),
  };
  return `${JSON.stringify(written, undefined, 2)}\n`;
}
