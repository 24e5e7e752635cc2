namespace Zhaodan.ProgramForm.Logic;

/// <summary>
/// A truth value of strong Kleene logic. Bit 0 says that the value may be 是, bit 1 that it is certainly 是; the order
/// 否 &lt; 不明 &lt; 是 is the order of the numbers, so 且 is bitwise and, 或 bitwise or.
/// </summary>
public enum Truth : byte
{
    /// <summary>否</summary>
    False = 0,

    /// <summary>不明</summary>
    Unknown = 1,

    /// <summary>是</summary>
    True = 3,
}

/// <summary>Why a value is not settled; both may hold at once.</summary>
[Flags]
public enum Cause : byte
{
    None = 0,

    /// <summary>不明: a fact is not known.</summary>
    Ignorance = 1,

    /// <summary>裁量: a decision that the law leaves open has not been made.</summary>
    Discretion = 2,
}
