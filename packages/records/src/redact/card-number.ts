/** 14 to 16 digits, perhaps in groups, that are no part of a longer word or number. */
export const cardNumberPattern = /(?<![\w.+-])\d(?:[ -]?\d){13,15}(?![\w-]|\.\d)/g;

/** First digits of the brands (Visa, Mastercard, Amex, Discover, JCB, Diners) with the length that each has. */
const brands =
  /^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|3[068]\d{12})$/;

/** Whether the digits are a payment card's: a brand's prefix and length, and the check digit (ISO/IEC 7812-1). */
export function isCardNumber(digits: string): boolean {
  return brands.test(digits) && luhnSum(digits) % 10 === 0;
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
