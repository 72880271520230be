/** Whether a string of digits ends in its check digit by the Luhn formula: organisation numbers, bankgiro numbers, OCR. */
export function passesLuhn(digits: string): boolean {
  return /^\d+$/.test(digits) && luhnSum(digits, 0) % 10 === 0;
}

/** The digit that makes the digits pass when put behind them. */
export const luhnDigit = (digits: string): number => (10 - (luhnSum(digits, 1) % 10)) % 10;

/** Sum of the digits, every second doubled, counted from the right; `shift` 1 when the check digit is yet to come. */
function luhnSum(digits: string, shift: 0 | 1): number {
  return Array.from(digits).reverse().reduce((sum, digit, i) => {
    const doubled = Number(digit) * ((i + shift) % 2 === 0 ? 1 : 2);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}
