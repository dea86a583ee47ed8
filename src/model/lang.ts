/** Languages of the messages for people, and templates with `{field}` slots. */
export type Lang = 'zh' | 'en';

/** The same text in each language. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

export type MessageFields = Readonly<Record<string, string>>;

/** Fills the `{field}` slots of a template; an unknown slot stays visible as it is. */
export function renderMessage(template: Localized, fields: MessageFields, lang: Lang): string {
  return template[lang].replace(/\{(\w+)\}/g, (slot, name: string) => fields[name] ?? slot);
}
