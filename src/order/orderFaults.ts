// What is wrong with a value that somebody asks for, as the reason to refuse it; null where nothing is.

import { isCalendarDate } from '../values/calendarDate.ts';
import type { OrderRejection, OrderText } from './commands.ts';
import type { LineItem } from './events.ts';
import { orderLimits } from './orderLimits.ts';

export function textFault(name: OrderText, text: string, least: 0 | 1): OrderRejection | null {
  const limit = orderLimits.text[name];
  if (text.length < least) return { kind: 'text-missing', text: name };
  return text.length > limit ? { kind: 'text-too-long', text: name, limit } : null;
}

export function itemFault({ product, name, quantity, price }: LineItem): OrderRejection | null {
  return (
    textFault('product', product, 1) ??
    textFault('name', name, 1) ??
    quantityFault(quantity, orderLimits.quantity) ??
    priceFault(price)
  );
}

export function quantityFault(quantity: number, limit: number): OrderRejection | null {
  const isFine = Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= limit;
  return isFine ? null : { kind: 'quantity-invalid', limit };
}

export function dateFault(date: string): OrderRejection | null {
  return isCalendarDate(date) ? null : { kind: 'date-invalid' };
}

function priceFault(price: number | null): OrderRejection | null {
  const isFine = price === null || (Number.isSafeInteger(price) && price >= 0 && price <= orderLimits.price);
  return isFine ? null : { kind: 'price-invalid', limit: orderLimits.price };
}
