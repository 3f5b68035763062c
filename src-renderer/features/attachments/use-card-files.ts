import { useEffect } from 'react';
import { strings } from '@shared/locale';
import { formatDay } from '@shared/locale/format';
import { fileToday } from '@renderer/app/file-settings';
import { useFileDrop } from '@renderer/stores/file-drop';
import { pastedPicture } from './picture-dialog';
import { attachFiles } from './uploads';

const words = strings.attachmentsPage;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** While a card is open, files dropped on the window and pictures pasted outside its fields are attached to it. */
export function useCardFiles(contactId: string, name: string): void {
  useEffect(() => {
    const leave = useFileDrop.getState().offer({
      label: words.dropHere(name),
      take: (files) => void attachFiles(files, { contactId }, name),
    });
    const paste = (event: ClipboardEvent): void => {
      const picture = pastedPicture(event.clipboardData);
      if (picture === null || isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      const named = `${words.pasted(formatDay(fileToday()))}.${picture.type.slice(6).replace('jpeg', 'jpg')}`;
      void attachFiles([new File([picture], named, { type: picture.type })], { contactId }, name);
    };
    window.addEventListener('paste', paste);
    return () => {
      leave();
      window.removeEventListener('paste', paste);
    };
  }, [contactId, name]);
}
