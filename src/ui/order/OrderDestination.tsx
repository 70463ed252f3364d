// An order that was placed, and nobody has said yet where it goes: the device that ordered may be gone. Whoever holds the cart
// says it.

import { cartHash } from '../routing/route.ts';
import { useText } from '../text/TextContext.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useUi } from '../UiContext.ts';
import { useOrderScope } from './OrderContext.ts';
import { StepForm } from './StepForm.tsx';
import { useCanAct } from './useCanAct.ts';

export function OrderDestination() {
  const text = useText();
  const words = useOrderText();
  const { madeOf } = useOrderScope();
  const { trolley, navigation } = useUi();
  const canSay = useCanAct('all');
  if (madeOf === null || !canSay) return <p className="note">{text.common.opening}</p>;
  return (
    <>
      <p className="note">{words.notThereYet}</p>
      <StepForm
        fields={[
          { name: 'customer', label: words.customer, type: 'text' },
          { name: 'shippingAddress', label: words.address, type: 'several lines' },
        ]}
        submit={words.place}
        onSubmit={async ({ customer = '', shippingAddress = '' }) => {
          if (customer.trim() === '') return words.customerMissing;
          if (shippingAddress.trim() === '') return words.addressMissing;
          const { cartId, checkout } = madeOf;
          await trolley.device.saveCart({ cartId, destination: { checkout, customer, shippingAddress } });
          // It is made where its lines are known.
          navigation.go(cartHash(cartId));
          return null;
        }}
      />
    </>
  );
}
