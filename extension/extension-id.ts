/**
 * The public key that fixes the extension's id, whatever folder it is loaded from.
 *
 * It signs nothing: unpacked extensions are not signed, and a store puts its own key here.
 */
export const EXTENSION_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAlsFI0r1bXU1yRlWqHEQ3Bbr/tuCMjKJ0XHFNQ6V2cmkgKsz7ewzaxEoK' +
  '6FuKJjE3vp2K1LHLibWQFS8Zlnc1nDJSix9jWSQsGiruxobsCt54WZEvVM7x6wkrLWS+2o5bRO/wZsSYl88MTueTJE3BpXapABT0' +
  'sl3V5ja5937HrFDlCNp46t58F9uCZMiyfZgESLPtjf+wfHzccsVtDjhMH3ma03+B+0sVNPBj0UDSsS//vTBTNFfSR121/UbbeOUp' +
  '1mkyxNIqOhxAWQjM9NFcTQSjFHesUZQQbC3SVXJtPR+Y6f4LoaOEWbL7/cPSt4+kptRgvSPbk0FtUkmV4xy86wIDAQAB';

/** Chrome makes it of the key: the first 16 bytes of its SHA-256, a nibble a letter from `a` to `p`. */
export const EXTENSION_ID = 'fkefibmbcnmdgijncgkphaechmmfenld';
