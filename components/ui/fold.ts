/** Small letters without their Turkish marks; İ, I, ı and i are one. */
export const foldText = (text: string): string =>
  text.toLocaleLowerCase("tr").normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
