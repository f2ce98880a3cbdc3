/** Names that open with a digit word: "ba chỉ", "ba rọi", "một nắng", "năm nay". */
export const NOT_NUMBERS =
  /^(?:ba (?:chi|roi|khia|ba|lo|te|so|la)|mot (?:nang|minh|chut|ti|it|lat|hoi|so|vai|cach)|bon mua|nam (?:nay|ngoai|sau|toi|moi)|hai (?:mat|ben|vo)|bay (?:nui|mau)|tam (?:thom|xoan|biet))$/u;
