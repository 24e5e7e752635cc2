using System.Collections.Immutable;
using System.Security.Cryptography;
using Zhaodan.Compilation.Tests.Conformance;
using Zhaodan.Compiler;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compilation.Tests.Compiled;

/// <summary>A compiled file from somebody hostile is refused, or is a program like any other; it never breaks its host.</summary>
public sealed class HostileFileTests
{
    private const int HashLength = 32;
    private const int BodyAt = 12;

    // Between them all kinds of nodes, versions, regimes that have the word, calendars, obligations and readings.
    public static TheoryData<string> Texts => ["exceptions", "quantities", "levels", "presumptions", "discretion", "proof", "definitions", "counting", "causes", "later-rules", "versions", "readings", "deadlines", "obligations"];

    [Fact]
    public void Every_byte_that_is_changed_is_noticed()
    {
        byte[] file = Compile("exceptions", out _);
        for (int i = 0; i < file.Length; i++)
        {
            foreach (byte mask in (byte[])[0x01, 0x80, 0xFF])
            {
                byte[] changed = [.. file];
                changed[i] ^= mask;
                var refused = Assert.Throws<CompiledFileException>(() => CompiledFile.Read(changed));
                Assert.NotEqual("", refused.Message);
            }
        }
    }

    [Fact]
    public void Every_beginning_of_a_file_is_refused_and_so_is_more_than_a_file()
    {
        byte[] file = Compile("exceptions", out _);
        for (int length = 0; length < file.Length; length++)
        {
            var refused = Assert.Throws<CompiledFileException>(() => CompiledFile.Read(file.AsSpan(0, length)));
            Assert.True(refused.Fault is CompiledFileFault.NotCompiledFile or CompiledFileFault.WrongLength, $"{length}: {refused.Fault}");
        }

        Assert.Equal(CompiledFileFault.WrongLength, Assert.Throws<CompiledFileException>(() => CompiledFile.Read((byte[])[.. file, 0])).Fault);
    }

    [Fact]
    public void Files_of_a_later_format_are_refused_with_the_way_out()
    {
        byte[] file = Compile("exceptions", out _);
        file[6] = CompiledFile.Version + 1;
        var refused = Assert.Throws<CompiledFileException>(() => CompiledFile.Read(Sealed(file)));
        Assert.Equal(CompiledFileFault.NewerFormat, refused.Fault);
        Assert.Contains("升级", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_host_does_not_allow_is_refused()
    {
        byte[] file = Compile("versions", out _);
        foreach (CompiledLimits limits in new[] { new CompiledLimits { MaxBytes = file.Length - 1 }, new CompiledLimits { MaxPrograms = 1 }, new CompiledLimits { MaxNodes = 3 } })
        {
            var refused = Assert.Throws<CompiledFileException>(() => CompiledFile.Read(new MemoryStream(file), null, limits));
            Assert.Equal(CompiledFileFault.TooLarge, refused.Fault);
        }

        // A stream that never ends is cut off as well.
        Assert.Equal(CompiledFileFault.TooLarge, Assert.Throws<CompiledFileException>(() => CompiledFile.Read(new EndlessStream())).Fault);
    }

    // Whoever changes a file can reckon its hash anew: then only the checks of the content stand.
    [Theory]
    [MemberData(nameof(Texts))]
    public void Content_made_up_by_somebody_is_refused_or_answers(string text)
    {
        byte[] file = Compile(text, out CompilationResult compilation);
        var random = new Random(text.Length);
        int refused = 0, answered = 0;
        for (int i = BodyAt; i < file.Length - HashLength; i++)
        {
            foreach (byte value in (byte[])[(byte)(file[i] + 1), (byte)(file[i] - 1), (byte)random.Next(256)])
            {
                byte[] changed = [.. file];
                changed[i] = value;
                ImmutableArray<LinkedRegime> read;
                try
                {
                    read = CompiledFile.Read(Sealed(changed)).Regimes;
                }
                catch (CompiledFileException exception)
                {
                    Assert.Equal(CompiledFileFault.Broken, exception.Fault);
                    refused++;
                    continue;
                }

                Answer(read, random);
                answered++;
            }
        }

        Assert.True(refused > 50 && answered > 50, $"{refused} {answered}");
    }

    private static void Answer(ImmutableArray<LinkedRegime> regimes, Random random)
    {
        var library = RegimeLibrary.Of(regimes);
        foreach (Regime regime in library.Regimes)
        {
            Case stated = regime.NewCase();
            foreach (CaseTerm term in regime.Terms)
            {
                string value = term.Fact.Kind switch
                {
                    FactKind.Count or FactKind.Money => "3",
                    FactKind.Date => "2024-02-29",
                    FactKind.Event => random.Next(2) == 0 ? "2024-02-29" : "不明",
                    FactKind.Choice => "不明",
                    FactKind.Reading => "",
                    _ => random.Next(3) switch { 0 => "是", 1 => "否", _ => "不明" },
                };
                if (random.Next(2) == 0) stated.State(term.Name, value);
            }

            Assert.NotNull(regime.Answer(stated));
        }
    }

    private static byte[] Compile(string text, out CompilationResult compilation)
    {
        compilation = StatuteFiles.Compile([Path.Combine(StatuteFiles.ConformanceFolder, text + ".statute")]);
        Assert.False(compilation.HasErrors);
        return CompiledFile.Write(compilation.Linked);
    }

    private static byte[] Sealed(byte[] file)
    {
        SHA256.HashData(file.AsSpan(0, file.Length - HashLength)).CopyTo(file, file.Length - HashLength);
        return file;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => count;
    }
}
