using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Zhaodan.Runtime.Tests.Surface;

/// <summary>What an assembly shows, one line a member, in an order that does not depend on the compiler.</summary>
internal static class PublicSurface
{
    private const BindingFlags Shown = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type));
            if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)) text.Append(" : ").Append(Name(parent));
            text.Append('\n');
            foreach (string member in Members(type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            foreach (string name in Enum.GetNames(type)) yield return $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}";
            yield break;
        }

        foreach (FieldInfo field in type.GetFields(Shown).Where(field => field.IsPublic || field.IsFamily)) yield return $"{(field.IsLiteral ? "const " : "")}{Name(field.FieldType)} {field.Name}";
        foreach (PropertyInfo property in type.GetProperties(Shown))
        {
            if (!property.GetAccessors(nonPublic: true).Any(IsShown)) continue;
            string accessors = (property.GetMethod is { } get && IsShown(get) ? " get;" : "") + (property.SetMethod is { } set && IsShown(set) ? IsInit(set) ? " init;" : " set;" : "");
            yield return $"{Name(property.PropertyType)} {property.Name}{Parameters(property.GetIndexParameters(), '[', ']')} {{{accessors} }}";
        }

        foreach (ConstructorInfo constructor in type.GetConstructors(Shown).Where(IsShown)) yield return $"new{Parameters(constructor.GetParameters(), '(', ')')}";
        foreach (MethodInfo method in type.GetMethods(Shown).Where(method => IsShown(method) && !IsAccessor(method) && !IsOfRecord(method)))
        {
            yield return $"{(method.IsStatic ? "static " : method.IsAbstract ? "abstract " : "")}{Name(method.ReturnType)} {method.Name}{Generic(method.GetGenericArguments())}{Parameters(method.GetParameters(), '(', ')')}";
        }
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    // What the compiler writes for every record: equality, copying, printing, taking apart.
    private static bool IsOfRecord(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "<Clone>$" or "Deconstruct" or "op_Equality" or "op_Inequality" or "get_EqualityContract"
        || method.GetCustomAttribute<CompilerGeneratedAttribute>() is not null;

    private static string Parameters(ParameterInfo[] parameters, char open, char close) =>
        parameters.Length == 0 && open == '[' ? "" : open + string.Join(", ", parameters.Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? "?" : "")}")) + close;

    private static string Generic(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    private static string Name(Type type)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType() ?? typeof(void));
        if (type.IsArray) return Name(type.GetElementType() ?? typeof(void)) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value) return Name(value) + "?";
        if (type.IsGenericParameter) return type.Name;
        string name = type.Name;
        int mark = name.IndexOf('`', StringComparison.Ordinal);
        if (mark >= 0) name = name[..mark];
        if (type.IsGenericType) name += Generic(type.GetGenericArguments());
        if (type.DeclaringType is { } outer) return Name(outer) + "." + name;
        return type.Namespace is { } space && space.StartsWith("Zhaodan", StringComparison.Ordinal) ? $"{space}.{name}" : name;
    }
}
