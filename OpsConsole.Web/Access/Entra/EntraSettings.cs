namespace OpsConsole.Web.Access.Entra;

/// <summary>
/// The directory that vouches for staff, from the section <c>Entra</c>: <c>Authority</c> (<c>https://login.microsoftonline.com/TENANT-ID</c>),
/// <c>ClientId</c>, <c>ClientSecret</c>, <c>Tenant</c> (the name of ours), <c>Roles:CLAIM=ROLE</c>; <c>Issuer</c> and <c>UserInfo</c> where they
/// are not Microsoft's usual ones.
/// </summary>
public sealed record EntraSettings(Uri Authority, string ClientId, string ClientSecret, string Tenant, string Issuer, Uri UserInfo, IReadOnlyDictionary<string, string> Roles)
{
    public string AuthorizationEndpoint => $"{Base}/oauth2/v2.0/authorize";

    public string TokenEndpoint => $"{Base}/oauth2/v2.0/token";

    private string Base => Authority.ToString().TrimEnd('/');

    /// <returns>Null when the section is empty: people then sign in with local accounts only.</returns>
    /// <exception cref="InvalidOperationException">It is there and not whole; the console does not start half open.</exception>
    public static EntraSettings? From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Entra");
        if (!section.GetChildren().Any())
            return null;
        string Need(string key) => section[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"Set Entra:{key}, or nothing below Entra.");
        var authority = new Uri(Need("Authority"));
        // The id token is trusted because it comes straight from the authority over TLS (see IdToken); without TLS it could come from anybody.
        if (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback)
            throw new InvalidOperationException("Entra:Authority must be an https address.");
        return new EntraSettings(
            authority, Need("ClientId"), Need("ClientSecret"), Need("Tenant"),
            section["Issuer"] ?? $"{authority.ToString().TrimEnd('/')}/v2.0",
            new Uri(section["UserInfo"] ?? "https://graph.microsoft.com/oidc/userinfo"),
            section.GetSection("Roles").GetChildren().Where(role => role.Value is not null).ToDictionary(role => role.Key, role => role.Value!, StringComparer.OrdinalIgnoreCase));
    }
}
