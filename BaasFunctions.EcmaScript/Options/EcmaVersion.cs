namespace Acornima;

/// <summary>Editions of ECMA-262. The grammar is that of the latest; older editions are accepted as names for it.</summary>
public enum EcmaVersion
{
    Unknown = 0,
    ES3 = 3,
    ES5 = 5,
    ES6 = 6,
    ES2015 = 6,
    ES7 = 7,
    ES2016 = 7,
    ES8 = 8,
    ES2017 = 8,
    ES2018 = 9,
    ES9 = 9,
    ES2019 = 10,
    ES10 = 10,
    ES2020 = 11,
    ES11 = 11,
    ES2021 = 12,
    ES12 = 12,
    ES13 = 13,
    ES2022 = 13,
    ES14 = 14,
    ES2023 = 14,
    ES15 = 15,
    ES2024 = 15,
    ES2025 = 16,
    ES16 = 16,
    ES2026 = 17,
    ES17 = 17,
    Latest = 17,
}
