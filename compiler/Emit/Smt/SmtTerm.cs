using System.Globalization;
using System.Text;

namespace Zhaodan.Compiler.Emit.Smt;

/// <summary>Terms of SMT-LIB 2.6 as text; what is constant is folded.</summary>
internal static class SmtTerm
{
    public const string True = "true";
    public const string False = "false";

    public static string Of(bool value) => value ? True : False;

    public static string Not(string a)
    {
        if (a == True) return False;
        if (a == False) return True;
        return a.StartsWith("(not ", StringComparison.Ordinal) ? a.Substring(5, a.Length - 6) : $"(not {a})";
    }

    public static string And(params string[] operands) => Join("and", operands, True, False);

    public static string Or(params string[] operands) => Join("or", operands, False, True);

    public static string If(string condition, string then, string otherwise) =>
        then == otherwise ? then : Or(And(condition, then), And(Not(condition), otherwise));

    /// <summary>At least so many hold.</summary>
    public static string AtLeast(int count, string[] operands)
    {
        if (count <= 0) return True;
        if (count > operands.Length) return False;
        return count == 1 ? Or(operands) : $"(>= {Sum(operands)} {Number(count)})";
    }

    public static string ExactlyOne(string[] operands)
    {
        string[] open = [.. operands.Where(operand => operand != False)];
        return open.Length switch
        {
            0 => False,
            1 => open[0],
            _ => $"(= {Sum(open)} 1)",
        };
    }

    public static string Number(long value) => value >= 0
        ? value.ToString(CultureInfo.InvariantCulture)
        : $"(- {value.ToString(CultureInfo.InvariantCulture).Substring(1)})";

    /// <summary>A quoted symbol; the two characters that none may hold become their wide forms.</summary>
    public static string Symbol(string name)
    {
        var symbol = new StringBuilder("|", name.Length + 2);
        foreach (char c in name) symbol.Append(c == '|' ? '｜' : c == '\\' ? '＼' : char.IsControl(c) ? ' ' : c);
        return symbol.Append('|').ToString();
    }

    private static string Sum(string[] operands) => $"(+ {string.Join(" ", operands.Select(operand => $"(ite {operand} 1 0)"))})";

    private static string Join(string operation, string[] operands, string neutral, string final)
    {
        var kept = new List<string>();
        foreach (string operand in operands)
        {
            if (operand == final) return final;
            if (operand != neutral && !kept.Contains(operand)) kept.Add(operand);
        }

        return kept.Count switch
        {
            0 => neutral,
            1 => kept[0],
            _ => $"({operation} {string.Join(" ", kept)})",
        };
    }
}
