// Seeded bugs of the hardware itself: an exercise finds each.

import type { Mutant } from "../../mutant.ts";
import { amoGivesTheNewValue } from "./amoGivesTheNewValue.ts";
import { amominIsUnsigned } from "./amominIsUnsigned.ts";
import { bgeIsGreater } from "./bgeIsGreater.ts";
import { branchOffsetLosesItsSign } from "./branchOffsetLosesItsSign.ts";
import { cLuiIsUnsigned } from "./cLuiIsUnsigned.ts";
import { changedPagesAreSharedBackwards } from "./changedPagesAreSharedBackwards.ts";
import { claimDoesNotSilence } from "./claimDoesNotSilence.ts";
import { codeIsNotDecodedAgain } from "./codeIsNotDecodedAgain.ts";
import { csrrcSets } from "./csrrcSets.ts";
import { csrrsWritesWithX0 } from "./csrrsWritesWithX0.ts";
import { delegatedComesFirst } from "./delegatedComesFirst.ts";
import { dirtyIsNotAsked } from "./dirtyIsNotAsked.ts";
import { diskIgnoresTheSector } from "./diskIgnoresTheSector.ts";
import { diskNeverInterrupts } from "./diskNeverInterrupts.ts";
import { divisionByZeroIsZero } from "./divisionByZeroIsZero.ts";
import { divisorIsSent } from "./divisorIsSent.ts";
import { ecallHasOneCause } from "./ecallHasOneCause.ts";
import { enableBitsAreNotAsked } from "./enableBitsAreNotAsked.ts";
import { exceptionsAskMideleg } from "./exceptionsAskMideleg.ts";
import { failureIsSuccess } from "./failureIsSuccess.ts";
import { fastCsrsHaveNoModes } from "./fastCsrsHaveNoModes.ts";
import { fastLhIsUnsigned } from "./fastLhIsUnsigned.ts";
import { fastLoadIgnoresAlignment } from "./fastLoadIgnoresAlignment.ts";
import { fastMepcIsOdd } from "./fastMepcIsOdd.ts";
import { fenceOfAllKeepsGlobal } from "./fenceOfAllKeepsGlobal.ts";
import { fenceOfAsidDropsAll } from "./fenceOfAsidDropsAll.ts";
import { fenceOfAsidDropsGlobal } from "./fenceOfAsidDropsGlobal.ts";
import { fenceOfPageAndAsidIgnoresTheAsid } from "./fenceOfPageAndAsidIgnoresTheAsid.ts";
import { fenceOfPageMissesIt } from "./fenceOfPageMissesIt.ts";
import { fenceReadsValues } from "./fenceReadsValues.ts";
import { fenceTakesLongAsids } from "./fenceTakesLongAsids.ts";
import { illegalLeavesFourBytes } from "./illegalLeavesFourBytes.ts";
import { immediateIsUnsigned } from "./immediateIsUnsigned.ts";
import { interruptsNeedMieBelow } from "./interruptsNeedMieBelow.ts";
import { jalrKeepsBitZero } from "./jalrKeepsBitZero.ts";
import { jalrLinksFirst } from "./jalrLinksFirst.ts";
import { lastSourceWins } from "./lastSourceWins.ts";
import { lbIsUnsigned } from "./lbIsUnsigned.ts";
import { loadsMarkDirty } from "./loadsMarkDirty.ts";
import { lowestInterruptFirst } from "./lowestInterruptFirst.ts";
import { machineModeIsDelegated } from "./machineModeIsDelegated.ts";
import { megapageHasAPagesOffset } from "./megapageHasAPagesOffset.ts";
import { megapagesStartAnywhere } from "./megapagesStartAnywhere.ts";
import { minstretCountsItsOwnWrite } from "./minstretCountsItsOwnWrite.ts";
import { misalignedAmoIsALoad } from "./misalignedAmoIsALoad.ts";
import { misalignedStoresAreReversed } from "./misalignedStoresAreReversed.ts";
import { modesOfCsrsAreNotAsked } from "./modesOfCsrsAreNotAsked.ts";
import { movedEntriesKeepTheirOldLeaf } from "./movedEntriesKeepTheirOldLeaf.ts";
import { mppIsUser } from "./mppIsUser.ts";
import { mprvIsIgnored } from "./mprvIsIgnored.ts";
import { mretKeepsMprv } from "./mretKeepsMprv.ts";
import { mretLeavesMpp } from "./mretLeavesMpp.ts";
import { mretMayGoToModeTwo } from "./mretMayGoToModeTwo.ts";
import { mtimecmpHasOneHalf } from "./mtimecmpHasOneHalf.ts";
import { mulhsuIsMulh } from "./mulhsuIsMulh.ts";
import { mxrIsIgnored } from "./mxrIsIgnored.ts";
import { nothingReadsAsZero } from "./nothingReadsAsZero.ts";
import { plicHasOneContext } from "./plicHasOneContext.ts";
import { plicIgnoresThresholds } from "./plicIgnoresThresholds.ts";
import { roundsLeaveTheirPage } from "./roundsLeaveTheirPage.ts";
import { roundsLieAskew } from "./roundsLieAskew.ts";
import { roundsOverrunTheirBudget } from "./roundsOverrunTheirBudget.ts";
import { scIgnoresTheAddress } from "./scIgnoresTheAddress.ts";
import { scKeepsTheReservation } from "./scKeepsTheReservation.ts";
import { scounterenIsIgnored } from "./scounterenIsIgnored.ts";
import { shStoresAWord } from "./shStoresAWord.ts";
import { shiftAmountHasSixBits } from "./shiftAmountHasSixBits.ts";
import { sieShowsAll } from "./sieShowsAll.ts";
import { sltuComparesSigned } from "./sltuComparesSigned.ts";
import { snapshotsShareTheRegisters } from "./snapshotsShareTheRegisters.ts";
import { spacesShareEntries } from "./spacesShareEntries.ts";
import { splitFetchFaultsAtPc } from "./splitFetchFaultsAtPc.ts";
import { sppIsNotSet } from "./sppIsNotSet.ts";
import { sraShiftsInZeroes } from "./sraShiftsInZeroes.ts";
import { sretClearsSpie } from "./sretClearsSpie.ts";
import { sstatusShowsTvm } from "./sstatusShowsTvm.ts";
import { stridesTrustOneWayBack } from "./stridesTrustOneWayBack.ts";
import { sumAllowsFetches } from "./sumAllowsFetches.ts";
import { sumIsIgnored } from "./sumIsIgnored.ts";
import { timerComesOneLate } from "./timerComesOneLate.ts";
import { translatedCodeRunsOverStops } from "./translatedCodeRunsOverStops.ts";
import { trapForgetsMpie } from "./trapForgetsMpie.ts";
import { trapKeepsMie } from "./trapKeepsMie.ts";
import { trapKeepsTheReservation } from "./trapKeepsTheReservation.ts";
import { trapsAreRetired } from "./trapsAreRetired.ts";
import { tsrTakesSfence } from "./tsrTakesSfence.ts";
import { tvmIsIgnored } from "./tvmIsIgnored.ts";
import { twIsIgnored } from "./twIsIgnored.ts";
import { uartIsAStack } from "./uartIsAStack.ts";
import { userSeesSupervisorPages } from "./userSeesSupervisorPages.ts";
import { vectorsServeExceptions } from "./vectorsServeExceptions.ts";
import { walkOutsideRamIsAPageFault } from "./walkOutsideRamIsAPageFault.ts";
import { watchedPagesAreRemembered } from "./watchedPagesAreRemembered.ts";
import { wfiNeedsTheEnableBit } from "./wfiNeedsTheEnableBit.ts";
import { writeOnlyPagesAreValid } from "./writeOnlyPagesAreValid.ts";
import { translatedCodeOutlivesStores } from "./translatedCodeOutlivesStores.ts";
import { blocksCountTheirJumpsOnly } from "./blocksCountTheirJumpsOnly.ts";
import { stoppedStepsStayCounted } from "./stoppedStepsStayCounted.ts";
import { regionsOverrunTheirBudget } from "./regionsOverrunTheirBudget.ts";
import { namesWithSAreStores } from "./namesWithSAreStores.ts";
import { translatedBranchesAreUnsigned } from "./translatedBranchesAreUnsigned.ts";
import { translatedLhIsUnsigned } from "./translatedLhIsUnsigned.ts";
import { translatedLoadsIgnoreAlignment } from "./translatedLoadsIgnoreAlignment.ts";
import { translatedDivisionTraps } from "./translatedDivisionTraps.ts";
import { translatedScKeepsTheReservation } from "./translatedScKeepsTheReservation.ts";
import { translatedMepcIsOdd } from "./translatedMepcIsOdd.ts";
import { translatedJalrKeepsBitZero } from "./translatedJalrKeepsBitZero.ts";
import { fastFencesOfOnePageAreForgotten } from "./fastFencesOfOnePageAreForgotten.ts";
import { x0IsARegister } from "./x0IsARegister.ts";

export const hardwareMutants: readonly Mutant[] = [
  amoGivesTheNewValue,
  amominIsUnsigned,
  bgeIsGreater,
  branchOffsetLosesItsSign,
  cLuiIsUnsigned,
  changedPagesAreSharedBackwards,
  claimDoesNotSilence,
  codeIsNotDecodedAgain,
  csrrcSets,
  csrrsWritesWithX0,
  delegatedComesFirst,
  dirtyIsNotAsked,
  diskIgnoresTheSector,
  diskNeverInterrupts,
  divisionByZeroIsZero,
  divisorIsSent,
  ecallHasOneCause,
  enableBitsAreNotAsked,
  exceptionsAskMideleg,
  failureIsSuccess,
  fastCsrsHaveNoModes,
  fastLhIsUnsigned,
  fastLoadIgnoresAlignment,
  fastMepcIsOdd,
  fenceOfAllKeepsGlobal,
  fenceOfAsidDropsAll,
  fenceOfAsidDropsGlobal,
  fenceOfPageAndAsidIgnoresTheAsid,
  fenceOfPageMissesIt,
  fenceReadsValues,
  fenceTakesLongAsids,
  illegalLeavesFourBytes,
  immediateIsUnsigned,
  interruptsNeedMieBelow,
  jalrKeepsBitZero,
  jalrLinksFirst,
  lastSourceWins,
  lbIsUnsigned,
  loadsMarkDirty,
  lowestInterruptFirst,
  machineModeIsDelegated,
  megapageHasAPagesOffset,
  megapagesStartAnywhere,
  minstretCountsItsOwnWrite,
  misalignedAmoIsALoad,
  misalignedStoresAreReversed,
  modesOfCsrsAreNotAsked,
  movedEntriesKeepTheirOldLeaf,
  mppIsUser,
  mprvIsIgnored,
  mretKeepsMprv,
  mretLeavesMpp,
  mretMayGoToModeTwo,
  mtimecmpHasOneHalf,
  mulhsuIsMulh,
  mxrIsIgnored,
  nothingReadsAsZero,
  plicHasOneContext,
  plicIgnoresThresholds,
  roundsLeaveTheirPage,
  roundsLieAskew,
  roundsOverrunTheirBudget,
  scIgnoresTheAddress,
  scKeepsTheReservation,
  scounterenIsIgnored,
  shStoresAWord,
  shiftAmountHasSixBits,
  sieShowsAll,
  sltuComparesSigned,
  snapshotsShareTheRegisters,
  spacesShareEntries,
  splitFetchFaultsAtPc,
  sppIsNotSet,
  sraShiftsInZeroes,
  sretClearsSpie,
  sstatusShowsTvm,
  stridesTrustOneWayBack,
  sumAllowsFetches,
  sumIsIgnored,
  timerComesOneLate,
  translatedCodeRunsOverStops,
  trapForgetsMpie,
  trapKeepsMie,
  trapKeepsTheReservation,
  trapsAreRetired,
  tsrTakesSfence,
  tvmIsIgnored,
  twIsIgnored,
  uartIsAStack,
  userSeesSupervisorPages,
  vectorsServeExceptions,
  walkOutsideRamIsAPageFault,
  watchedPagesAreRemembered,
  wfiNeedsTheEnableBit,
  writeOnlyPagesAreValid,
  translatedCodeOutlivesStores,
  blocksCountTheirJumpsOnly,
  stoppedStepsStayCounted,
  regionsOverrunTheirBudget,
  namesWithSAreStores,
  translatedBranchesAreUnsigned,
  translatedLhIsUnsigned,
  translatedLoadsIgnoreAlignment,
  translatedDivisionTraps,
  translatedScKeepsTheReservation,
  translatedMepcIsOdd,
  translatedJalrKeepsBitZero,
  fastFencesOfOnePageAreForgotten,
  x0IsARegister,
];
