// The words of the history and its slider.

import { timelineInWords as german } from './deTimeline.ts';
import { timelineInWords as english } from './enTimeline.ts';
import { usePartText } from './usePartText.ts';

export function useTimelineText(): typeof english {
  return usePartText({ en: english, de: german });
}
