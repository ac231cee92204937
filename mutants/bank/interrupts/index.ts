// Interrupt lines, their owners, and the controller.

import type { Mutant } from "../../mutant.ts";
import { acknowledgementForgetsWhatCame } from "./acknowledgementForgetsWhatCame.ts";
import { anybodyAcknowledgesALine } from "./anybodyAcknowledgesALine.ts";
import { deadOwnerKeepsItsLine } from "./deadOwnerKeepsItsLine.ts";
import { deliveredLineIsNotMasked } from "./deliveredLineIsNotMasked.ts";
import { detachedLineKeepsItsBit } from "./detachedLineKeepsItsBit.ts";
import { devicesAreMappedWithX } from "./devicesAreMappedWithX.ts";
import { devicesAreNotHeard } from "./devicesAreNotHeard.ts";
import { grantedDeviceKeepsItsLine } from "./grantedDeviceKeepsItsLine.ts";
import { highestLineIsHeardFirst } from "./highestLineIsHeardFirst.ts";
import { interruptDoesNotPreempt } from "./interruptDoesNotPreempt.ts";
import { interruptIsDropped } from "./interruptIsDropped.ts";
import { interruptIsFromTheNextLine } from "./interruptIsFromTheNextLine.ts";
import { interruptsComeAfterThreads } from "./interruptsComeAfterThreads.ts";
import { labelOneOnlyAcknowledges } from "./labelOneOnlyAcknowledges.ts";
import { lineIsTakenFromItsOwner } from "./lineIsTakenFromItsOwner.ts";
import { linesAreFirstComeFirstServed } from "./linesAreFirstComeFirstServed.ts";
import { openReceiveMissesItsLines } from "./openReceiveMissesItsLines.ts";
import { openReceiveUnmasksLines } from "./openReceiveUnmasksLines.ts";
import { openWaiterIsToldOfALostLine } from "./openWaiterIsToldOfALostLine.ts";
import { pagerWaitHearsInterrupts } from "./pagerWaitHearsInterrupts.ts";
import { plicIsCompletedTooLate } from "./plicIsCompletedTooLate.ts";
import { plicIsNotCompleted } from "./plicIsNotCompleted.ts";
import { readersAttachLines } from "./readersAttachLines.ts";
import { unmappedDeviceKeepsItsLine } from "./unmappedDeviceKeepsItsLine.ts";
import { unmaskedLineStaysDisabled } from "./unmaskedLineStaysDisabled.ts";
import { waiterIsNotToldOfALostLine } from "./waiterIsNotToldOfALostLine.ts";

export const interruptsMutants: readonly Mutant[] = [
  acknowledgementForgetsWhatCame,
  anybodyAcknowledgesALine,
  deadOwnerKeepsItsLine,
  deliveredLineIsNotMasked,
  detachedLineKeepsItsBit,
  devicesAreMappedWithX,
  devicesAreNotHeard,
  grantedDeviceKeepsItsLine,
  highestLineIsHeardFirst,
  interruptDoesNotPreempt,
  interruptIsDropped,
  interruptIsFromTheNextLine,
  interruptsComeAfterThreads,
  labelOneOnlyAcknowledges,
  lineIsTakenFromItsOwner,
  linesAreFirstComeFirstServed,
  openReceiveMissesItsLines,
  openReceiveUnmasksLines,
  openWaiterIsToldOfALostLine,
  pagerWaitHearsInterrupts,
  plicIsCompletedTooLate,
  plicIsNotCompleted,
  readersAttachLines,
  unmappedDeviceKeepsItsLine,
  unmaskedLineStaysDisabled,
  waiterIsNotToldOfALostLine,
];
