namespace Zhaodan.ProgramForm.Logic;

/// <summary>What a case says of a 是否 fact. The default is silence.</summary>
public enum StatedTruth : byte
{
    /// <summary>Blank, null, absent</summary>
    Silent = 0,

    /// <summary>否</summary>
    False = 1,

    /// <summary>是</summary>
    True = 2,

    /// <summary>不明, stated: never presumed away</summary>
    Unknown = 3,
}
