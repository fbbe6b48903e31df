namespace EShopSim.Formats.Yaml;

/// <summary>A document is beyond the bounds, or uses YAML that no manifest uses: reading of this document ends here.</summary>
internal sealed class UnreadableYamlException : Exception
{
    public UnreadableYamlException()
    {
    }

    public UnreadableYamlException(string message)
        : base(message)
    {
    }

    public UnreadableYamlException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal UnreadableYamlException(DiagnosticCode code, Position at, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        At = at;
    }

    internal DiagnosticCode Code { get; } = DiagnosticCodes.TooLarge;

    internal Position At { get; }
}
