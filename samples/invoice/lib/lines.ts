export interface Line {
  name: string;
  price: number;
  quantity?: number;
}

export const sum = (lines: Line[]): number => lines.reduce((total, { price, quantity = 1 }) => total + price * quantity, 0);
