/** Without vowels and what looks alike: the letters and digits in which the real server and its controllers make up names. */
export const NAME_CHARACTERS = 'bcdfghjklmnpqrstvwxz2456789';
