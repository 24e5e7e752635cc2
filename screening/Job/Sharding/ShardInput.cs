using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Job.Sharding;

/// <summary>Opens one part of a file.</summary>
internal static class ShardInput
{
    /// <summary>The part, where it lies, and the encoding of the whole, which the part alone may not tell. Null with an error.</summary>
    public static (CaseInput Part, ShardRange Range, CaseEncoding Encoding)? Open(ScreeningRequest request, bool isFile, ShardChoice shard, DiagnosticBag diagnostics)
    {
        var place = new SourceLocation(new SourceText(request.Input.Name, ""), default);
        if (!isFile)
        {
            diagnostics.Report(DiagnosticCatalogue.ShardOfPipe, place, request.Input.Name);
            return null;
        }

        CaseFormat format = request.InputFormat == CaseFormat.Detect ? CaseFormats.OfName(request.Input.Name) : request.InputFormat;
        if (format != CaseFormat.Csv || request.OutputFormat == CaseFormat.Xlsx || request.Tables is not null)
        {
            diagnostics.Report(DiagnosticCatalogue.ShardsAreCsv, place);
            return null;
        }

        try
        {
            using Stream stream = request.Input.Open();
            byte[] head = new byte[BlockDecoder.BlockSize];
            int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            CaseEncoding encoding = CaseEncodings.Choose(request.Encoding, head.AsSpan(0, length)).Encoding;
            stream.Position = 0;
            if (RecordCuts.Find(stream, shard) is { } range) return (request.Input.Part(range), range, encoding);
            diagnostics.Report(DiagnosticCatalogue.ShardUncertain, place, request.Input.Name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeOpened, place, request.Input.Name, FailureText.Of(exception));
        }

        return null;
    }
}
