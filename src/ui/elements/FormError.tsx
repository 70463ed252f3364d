// Why something was not done, beside where it was tried; said at once to whoever listens.

export function FormError({ id, text }: { readonly id?: string; readonly text: string | null }) {
  return text === null ? null : (
    <p className="form-error" id={id} role="alert">
      {text}
    </p>
  );
}
