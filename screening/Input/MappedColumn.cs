namespace Zhaodan.Screening.Input;

/// <summary>What a column of the register means: the name of a fact, or a word such as 案号 or 保留 (<see cref="ColumnMappingFile"/>).</summary>
/// <param name="Column">The name in the register's header; empty: the register has no column for it, which is confirmed.</param>
/// <param name="Fact">What it is taken for.</param>
public sealed record MappedColumn(string Column, string Fact);
