// The schema of a trace file: strict, so that a misspelt field is an error and not a silence.

import * as z from "zod";
import {
  callNames,
  exceptionNames,
  registerNames,
  type Boot,
  type BootNumbers,
  type Device,
  type RegisterName,
  type Trace,
  type TraceEvent,
} from "./event.ts";

export const FORMAT = "septet-trace";
/** What is written. Version 1 is read, too. */
export const VERSION = 2;

/** The range of each boot parameter. */
export const bootRanges = {
  userFrames: { min: 1, max: 2048 },
  tasks: { min: 2, max: 255 },
  threads: { min: 2, max: 256 },
  // σ0's root table and one for its frames, and root's root table.
  kernelTables: { min: 3, max: 64 },
  mappingNodes: { min: 1, max: 4096 },
  tickMicros: { min: 1, max: 1_000_000 },
  firstVersion: { min: 1, max: 1023 },
  depthMax: { min: 0, max: 15 },
  firstTick: { min: 0, max: 0xffff_ffff },
} as const;

/** The ranges in a device: the board has registers of devices from 0x1000_0000 to 0x1fff_ffff. */
export const deviceRanges = {
  line: { min: 0, max: 30 },
  frame: { min: 0x1_0000, max: 0x1_ffff },
} as const;

const ranged = ({ min, max }: { readonly min: number; readonly max: number }): z.ZodInt =>
  z.int().min(min).max(max);

/** The fields of a boot configuration that are numbers, each in its range. */
export const bootFields: { readonly [Name in keyof BootNumbers]: z.ZodInt } = {
  userFrames: ranged(bootRanges.userFrames),
  tasks: ranged(bootRanges.tasks),
  threads: ranged(bootRanges.threads),
  kernelTables: ranged(bootRanges.kernelTables),
  mappingNodes: ranged(bootRanges.mappingNodes),
  tickMicros: ranged(bootRanges.tickMicros),
  firstVersion: ranged(bootRanges.firstVersion),
  depthMax: ranged(bootRanges.depthMax),
  firstTick: ranged(bootRanges.firstTick),
};

/** Devices: their lines, ascending, and the frames of their registers. */
const devicesSchema: z.ZodType<readonly Device[]> = z
  .array(z.strictObject({ line: ranged(deviceRanges.line), frame: ranged(deviceRanges.frame) }))
  .superRefine((devices, context) => {
    devices.forEach(({ line }, index) => {
      const before = devices[index - 1]?.line;
      if (before === undefined || before < line) return;
      const message = `above the line before it (${before})`;
      context.addIssue({ code: "custom", path: [index, "line"], input: line, message });
    });
  });

/** The number of the first user frame, and log2 of the number of frames in 4 MiB. */
export const FIRST_USER_FRAME = 0x8_0100;
const LOG2_REGION = 10;

/** What σ0's pages need at boot: a node for each, a table for each region of 4 MiB with any. */
export function neededAtBoot(boot: Boot): {
  readonly mappingNodes: number;
  readonly kernelTables: number;
} {
  const frames = new Set((boot.devices ?? []).map(({ frame }) => frame));
  const regions = new Set([...frames].map((frame) => frame >>> LOG2_REGION));
  const lastFrame = FIRST_USER_FRAME + boot.userFrames - 1;
  const more = (lastFrame >>> LOG2_REGION) - (FIRST_USER_FRAME >>> LOG2_REGION);
  const kernelTables = bootRanges.kernelTables.min + regions.size + more;
  return { mappingNodes: boot.userFrames + frames.size, kernelTables };
}

/** What is wrong with a boot configuration whose parts are each in their range, if anything. */
export function bootFault(boot: Boot): BootFault | undefined {
  const needed = neededAtBoot(boot);
  for (const field of ["mappingNodes", "kernelTables"] as const) {
    if (boot[field] >= needed[field]) continue;
    const what = field === "mappingNodes" ? "a node" : "a table";
    const says = `at least ${needed[field]}, as σ0's pages at boot need ${what} each`;
    return { field, says };
  }
  return undefined;
}
export type BootFault = { readonly field: keyof BootNumbers; readonly says: string };

/** What is not given leaves room for what is. */
const roomiest: Boot = {
  userFrames: bootRanges.userFrames.min,
  tasks: bootRanges.tasks.max,
  threads: bootRanges.threads.max,
  kernelTables: bootRanges.kernelTables.max,
  mappingNodes: bootRanges.mappingNodes.max,
  tickMicros: bootRanges.tickMicros.max,
  firstVersion: bootRanges.firstVersion.min,
  depthMax: bootRanges.depthMax.max,
  firstTick: bootRanges.firstTick.min,
};

/** The same of some of the parameters, whatever the others are. */
export const someBootFault = (boot: Partial<Boot>): BootFault | undefined =>
  bootFault({ ...roomiest, ...boot });

function refineBoot(boot: Boot, context: z.core.$RefinementCtx<Boot>): void {
  const fault = bootFault(boot);
  if (fault === undefined) return;
  const { field, says } = fault;
  context.addIssue({ code: "custom", path: [field], input: boot[field], message: says });
}

export const bootSchema: z.ZodType<Boot, unknown> = z
  .strictObject({ ...bootFields, devices: devicesSchema.exactOptional() })
  .superRefine(refineBoot);

/** Some of the parameters; the others are drawn. What is undefined is not given. */
export const someBootSchema: z.ZodType<Partial<Boot>> = z
  .strictObject({ ...bootFields, devices: devicesSchema })
  .partial()
  .transform((boot): Partial<Boot> => {
    const given = Object.entries(boot).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given);
  });

/** Version 1 knew neither devices nor a first tick. */
const { firstTick: _, ...oldFields } = bootFields;
const oldBootSchema = z
  .strictObject(oldFields)
  .transform((boot): Boot => ({ ...boot, firstTick: 0 }))
  .superRefine(refineBoot);

const wordSchema = z
  .string()
  .regex(/^0x[0-9a-f]{1,8}$/i, 'a word, "0x" and one to eight hexadecimal digits')
  .transform(Number);

const threadSchema = z
  .string()
  .refine(namesThread, 'a thread, "task.lthread", task 1 … 255 and lthread 0 … 63');

function namesThread(text: string): boolean {
  const [, task, lthread] = /^(\d{1,3})\.(\d{1,2})$/.exec(text) ?? [];
  const canonical = `${Number(task)}.${Number(lthread)}` === text;
  return canonical && Number(task) >= 1 && Number(task) <= 255 && Number(lthread) <= 63;
}

const optionalWord = wordSchema.exactOptional();
const registersSchema = z.strictObject(
  Object.fromEntries(registerNames.map((name) => [name, optionalWord])) as Record<
    RegisterName,
    typeof optionalWord
  >,
);

const oldEvents = [
  z.strictObject({
    event: z.literal("call"),
    by: threadSchema,
    call: z.enum(callNames),
    registers: registersSchema,
  }),
  z.strictObject({
    event: z.enum(["load", "store", "fetch"]),
    by: threadSchema,
    address: wordSchema,
  }),
  z.strictObject({
    event: z.literal("exception"),
    by: threadSchema,
    exception: z.enum(exceptionNames),
    registers: registersSchema,
  }),
  z.strictObject({ event: z.literal("tick") }),
] as const;
export const eventSchema: z.ZodType<TraceEvent, unknown> = z.discriminatedUnion("event", [
  ...oldEvents,
  z.strictObject({ event: z.literal("interrupt"), line: ranged(deviceRanges.line) }),
]);

const recordedSchema = z.strictObject({
  seed: z.int().min(0).max(0xffff_ffff),
  run: z.int().min(0),
  claim: z.string().min(1),
  at: z.int().min(-1),
  difference: z.array(z.string()),
  kernel: z.string(),
  septet: z.string(),
  leavesAt: z.int().min(0).exactOptional(),
});

/** What makes a file one of ours at all; looked at before the rest. */
export const headSchema: z.ZodType<{ readonly format: string; readonly version: 1 | 2 }> =
  z.looseObject({ format: z.literal(FORMAT), version: z.literal([1, VERSION]) });

/** The schema of each version that is read; what comes out is of the present one. */
export const traceSchemas: { readonly [Version in 1 | 2]: z.ZodType<Trace> } = {
  1: z
    .strictObject({
      format: z.literal(FORMAT),
      version: z.literal(1),
      boot: oldBootSchema,
      events: z.array(z.discriminatedUnion("event", oldEvents)),
      recorded: recordedSchema.exactOptional(),
    })
    .transform((trace): Trace => ({ ...trace, version: VERSION })),
  2: z.strictObject({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    boot: bootSchema,
    events: z.array(eventSchema),
    recorded: recordedSchema.exactOptional(),
  }),
};
