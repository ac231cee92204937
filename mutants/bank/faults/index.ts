// What the kernel says on a thread's behalf.

import type { Mutant } from "../../mutant.ts";
import { anyAsAPagerIsEverybody } from "./anyAsAPagerIsEverybody.ts";
import { anybodyAnswersAFault } from "./anybodyAnswersAFault.ts";
import { anybodyStartsAThread } from "./anybodyStartsAThread.ts";
import { callToThePagerEndsSomeDay } from "./callToThePagerEndsSomeDay.ts";
import { cancelledFaultHasAnErrorCode } from "./cancelledFaultHasAnErrorCode.ts";
import { deathOfAFarPagerIsForgotten } from "./deathOfAFarPagerIsForgotten.ts";
import { deathOfThePagerEndsTheFault } from "./deathOfThePagerEndsTheFault.ts";
import { deathOfThePagerIsNotTold } from "./deathOfThePagerIsNotTold.ts";
import { deathOfThePagerLooksLikeAnError } from "./deathOfThePagerLooksLikeAnError.ts";
import { deathOfTheStarterEndsTheStart } from "./deathOfTheStarterEndsTheStart.ts";
import { exceptionArgumentsBeginAtA1 } from "./exceptionArgumentsBeginAtA1.ts";
import { exceptionCauseIsLost } from "./exceptionCauseIsLost.ts";
import { exceptionCountsNineWords } from "./exceptionCountsNineWords.ts";
import { exceptionReplyIsTakenWhole } from "./exceptionReplyIsTakenWhole.ts";
import { exceptionReplySetsOnlyTheIp } from "./exceptionReplySetsOnlyTheIp.ts";
import { exceptionTellsTheStackOfLater } from "./exceptionTellsTheStackOfLater.ts";
import { faultAccessTypeIsLost } from "./faultAccessTypeIsLost.ts";
import { faultAddressIsRounded } from "./faultAddressIsRounded.ts";
import { faultAddressIsTheIp } from "./faultAddressIsTheIp.ts";
import { faultDoesNotSwitchToThePager } from "./faultDoesNotSwitchToThePager.ts";
import { faultIpIsThatOfTheNext } from "./faultIpIsThatOfTheNext.ts";
import { faultLeavesTheOldPurpose } from "./faultLeavesTheOldPurpose.ts";
import { faultWaitsAsLongAsTheLastCall } from "./faultWaitsAsLongAsTheLastCall.ts";
import { faultWaitsForWhoStandsOnTheWay } from "./faultWaitsForWhoStandsOnTheWay.ts";
import { faultWindowIsThatOfTheLastCall } from "./faultWindowIsThatOfTheLastCall.ts";
import { faultWithoutAPagerIsRetried } from "./faultWithoutAPagerIsRetried.ts";
import { fetchFaultsReadAsLoads } from "./fetchFaultsReadAsLoads.ts";
import { kernelMessagesAreTakenFromRegisters } from "./kernelMessagesAreTakenFromRegisters.ts";
import { newPagerWakesTheFaulted } from "./newPagerWakesTheFaulted.ts";
import { ownPagerCallsItself } from "./ownPagerCallsItself.ts";
import { pagerIsAskedForAnew } from "./pagerIsAskedForAnew.ts";
import { pagerIsCalledAcrossClans } from "./pagerIsCalledAcrossClans.ts";
import { replyToAFaultFillsRegisters } from "./replyToAFaultFillsRegisters.ts";
import { startIgnoresTheStack } from "./startIgnoresTheStack.ts";
import { startWithOneWord } from "./startWithOneWord.ts";
import { storeFaultsReadAsLoads } from "./storeFaultsReadAsLoads.ts";
import { unknownCallHasNoNumber } from "./unknownCallHasNoNumber.ts";
import { unknownCallIsSkipped } from "./unknownCallIsSkipped.ts";

export const faultsMutants: readonly Mutant[] = [
  anyAsAPagerIsEverybody,
  anybodyAnswersAFault,
  anybodyStartsAThread,
  callToThePagerEndsSomeDay,
  cancelledFaultHasAnErrorCode,
  deathOfAFarPagerIsForgotten,
  deathOfThePagerEndsTheFault,
  deathOfThePagerIsNotTold,
  deathOfThePagerLooksLikeAnError,
  deathOfTheStarterEndsTheStart,
  exceptionArgumentsBeginAtA1,
  exceptionCauseIsLost,
  exceptionCountsNineWords,
  exceptionReplyIsTakenWhole,
  exceptionReplySetsOnlyTheIp,
  exceptionTellsTheStackOfLater,
  faultAccessTypeIsLost,
  faultAddressIsRounded,
  faultAddressIsTheIp,
  faultDoesNotSwitchToThePager,
  faultIpIsThatOfTheNext,
  faultLeavesTheOldPurpose,
  faultWaitsAsLongAsTheLastCall,
  faultWaitsForWhoStandsOnTheWay,
  faultWindowIsThatOfTheLastCall,
  faultWithoutAPagerIsRetried,
  fetchFaultsReadAsLoads,
  kernelMessagesAreTakenFromRegisters,
  newPagerWakesTheFaulted,
  ownPagerCallsItself,
  pagerIsAskedForAnew,
  pagerIsCalledAcrossClans,
  replyToAFaultFillsRegisters,
  startIgnoresTheStack,
  startWithOneWord,
  storeFaultsReadAsLoads,
  unknownCallHasNoNumber,
  unknownCallIsSkipped,
];
