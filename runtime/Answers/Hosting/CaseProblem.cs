namespace Zhaodan;

/// <summary>
/// What is wrong with one field of a case document. <see cref="Field"/> is empty where the document as a whole is wrong;
/// <see cref="Message"/> is in Chinese and names what is near or right.
/// </summary>
public sealed record CaseProblem(string Field, string Value, string Message);
