/** What became of a command, device by device. */
export type DeviceOutcome =
  | { readonly device: string; readonly status: 'confirmed' }
  /** The broker has the command, and no topic of the device tells whether it did it. */
  | { readonly device: string; readonly status: 'assumed' }
  /** It says that it is on its way, and was not there by the deadline: "locking", "arming". */
  | { readonly device: string; readonly status: 'underway'; readonly doing: string }
  /** The broker took the command, but the device's state did not follow by the deadline. */
  | { readonly device: string; readonly status: 'unconfirmed' }
  /** Known to be offline, nothing answers for it, or nobody listens to its command topic. */
  | { readonly device: string; readonly status: 'unavailable' }
  | {
      readonly device: string;
      readonly status: 'failed';
      /**
       * offline: no broker; expired: its time was over before the broker took it; interrupted: the connection broke on the
       * way, it was not sent again, and nothing tells whether it was done; unable: the device has no such command; jammed:
       * it tried and says that it cannot.
       */
      readonly reason: 'offline' | 'expired' | 'interrupted' | 'unable' | 'jammed' | 'error';
      readonly message: string;
    };

export const succeeded = ({ status }: DeviceOutcome): boolean =>
  status === 'confirmed' || status === 'assumed' || status === 'underway';
