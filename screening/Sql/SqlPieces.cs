namespace Zhaodan.Screening.Sql;

/// <summary>Texts joined by a separator, each where its condition holds.</summary>
internal static class SqlPieces
{
    public static SqlExpression Join(SqlDialect dialect, string separator, IEnumerable<(SqlExpression Where, SqlExpression Text)> pieces) =>
        Join(dialect, dialect.Literal(separator), [.. pieces.Select(piece => SqlExpression.Of($"CASE WHEN {piece.Where} THEN {piece.Text} ELSE {dialect.NoPiece} END"))]);

    // Where a function takes only so many operands, texts are joined first and the results then.
    private static SqlExpression Join(SqlDialect dialect, string separator, SqlExpression[] texts)
    {
        int most = dialect.MostArguments - 1;
        while (most > 0 && texts.Length > most)
        {
            texts = [.. texts.Chunk(most).Select(some => SqlExpression.Of($"NULLIF({SqlExpression.Format(dialect.Join, separator, SqlExpression.Join(", ", some))}, '')"))];
        }

        return SqlExpression.Format(dialect.Join, separator, SqlExpression.Join(", ", texts));
    }
}
