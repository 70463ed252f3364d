// The next step as one button: ship, then deliver. Cancelling and printing beside it.

import { useState } from 'react';
import type { OrderCommandType } from '../../order/commands.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useUi } from '../UiContext.ts';
import { useOrder, useOrderCommand } from './OrderContext.ts';
import { StepForm } from './StepForm.tsx';
import { useCanAct } from './useCanAct.ts';

type Step = Extract<OrderCommandType, 'ShipOrder' | 'DeliverOrder' | 'CancelOrder'>;

export function OrderSteps() {
  const words = useOrderText();
  const { formats, trolley } = useUi();
  const possible = useOrder(({ shown }) => shown.possible);
  const customer = useOrder(({ shown }) => shown.creation?.customer ?? '');
  const canStep = useCanAct('next step');
  const canCancel = useCanAct('all');
  const send = useOrderCommand();
  const [open, setOpen] = useState<Step | null>(null);
  const close = () => setOpen(null);
  const today = formats.dayKey(trolley.now());
  const isOpen = (step: Step) => open === step && possible.includes(step);

  const button = (step: Step, label: string, isStrong: boolean) =>
    possible.includes(step) && (step === 'CancelOrder' ? canCancel : canStep) ? (
      <button type="button" className={isStrong ? 'button button-strong' : 'button'} onClick={() => setOpen(step)}>
        {label}
      </button>
    ) : null;

  if (isOpen('ShipOrder')) {
    return (
      <StepForm
        fields={[
          { name: 'carrier', label: words.carrier, type: 'text' },
          { name: 'trackingNumber', label: words.trackingNumber, type: 'text' },
          { name: 'date', label: words.shippedOn, type: 'date', value: today },
        ]}
        submit={words.confirmShip}
        onClose={close}
        onSubmit={({ carrier = '', trackingNumber = '', date = '' }) =>
          send({ type: 'ShipOrder', data: { carrier, trackingNumber, date } })
        }
      />
    );
  }
  if (isOpen('DeliverOrder')) {
    return (
      <StepForm
        fields={[
          { name: 'signedBy', label: words.signer, type: 'text', value: customer },
          { name: 'date', label: words.deliveredOn, type: 'date', value: today },
        ]}
        submit={words.confirmDeliver}
        onClose={close}
        onSubmit={({ signedBy = '', date = '' }) => send({ type: 'DeliverOrder', data: { signedBy, date } })}
      />
    );
  }
  if (isOpen('CancelOrder')) {
    return (
      <StepForm
        fields={[{ name: 'reason', label: words.reason, type: 'text' }]}
        submit={words.confirmCancel}
        onClose={close}
        onSubmit={({ reason = '' }) => send({ type: 'CancelOrder', data: { reason } })}
      />
    );
  }
  return (
    <div className="order-steps no-print">
      {button('ShipOrder', words.ship, true)}
      {button('DeliverOrder', words.deliver, true)}
      {button('CancelOrder', words.cancel, false)}
      <button type="button" className="button" onClick={() => window.print()}>
        {words.print}
      </button>
    </div>
  );
}
