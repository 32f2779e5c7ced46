namespace OpsConsole.Core.Settings;

/// <summary>What counts as an intrusion, and what is done about it. Those of addresses count for the whole installation: an address is nobody's tenant.</summary>
public static class SecuritySettings
{
    public static readonly WholeNumberSetting SignInDays =
        new("security.sign-in-days", "Attempts to sign in are kept", 90, 7, 730, "days", "Also sessions that are over. Older ones are removed each night.");

    public static readonly WholeNumberSetting AddressAttempts =
        new("security.address-attempts", "Refused sign-ins from one address", 20, 0, 10_000, "sign-ins", "So many raise an alert, whichever accounts they were for. 0 raises none.");

    public static readonly WholeNumberSetting AddressMinutes =
        new("security.address-minutes", "… within", 10, 1, 1440, "minutes", "Older ones do not count, nor those before an address was let in again.");

    public static readonly WholeNumberSetting BlockMinutes =
        new("security.block-minutes", "Such an address is shut out for", 30, 0, 10_080, "minutes", "Nobody signs in from there meanwhile; who is signed in stays. 0 only raises the alert.");

    public static readonly TextSetting SparedAddresses = new(
        "security.spared-addresses", "Never shut out", "127.0.0.1", 1000,
        "Addresses apart by commas, such as those of one's own offices. The machine itself is never shut out: a proxy there would be everybody.");

    public static readonly WholeNumberSetting AccountAttempts =
        new("security.account-attempts", "Refused sign-ins on one account", 15, 0, 1000, "sign-ins", "So many raise an alert. The account itself rests before that, as the settings of signing in say. 0 raises none.");

    public static readonly WholeNumberSetting AccountMinutes =
        new("security.account-minutes", "… within", 60, 1, 1440, "minutes", "Older ones do not count.");

    public static readonly WholeNumberSetting TravelMiles = new(
        "security.travel-miles", "Sign-ins far apart", 300, 0, 12_000, "miles",
        "Two sign-ins of one account at least so far apart, faster than the speed below, raise an alert. Needs the file of places that the operator sets up. 0 raises none.");

    public static readonly WholeNumberSetting TravelSpeed =
        new("security.travel-speed", "… faster than", 600, 50, 10_000, "miles an hour", "About what an airliner does. Slower is taken for a journey.");

    public static readonly YesNoSetting TravelLocks =
        new("security.travel-locks", "Lock such an account", false, "For as long as wrong passwords lock one; its sign-ins end, its owner gets a letter, and an administrator can unlock it before. No only raises the alert.");

    public static readonly WholeNumberSetting StrangersPerHour = new(
        "security.strangers-per-hour", "Registrations and forgotten passwords of one address", 20, 0, 10_000, "an hour",
        "More are refused until the hour is over, on each node for itself. 0 lets all pass. Addresses that are never shut out are not counted.");

    public static readonly WholeNumberSetting RequestsPerMinute =
        new("security.requests-per-minute", "Requests of one sign-in", 1200, 0, 100_000, "a minute", "More than a person makes raise an alert. 0 raises none.");

    public static readonly YesNoSetting RequestsEndSession =
        new("security.requests-end-session", "Sign such a program out", false, "Its session ends at once. No only raises the alert.");

    public static IReadOnlyList<SettingDefinition> All { get; } =
        [AddressAttempts, AddressMinutes, BlockMinutes, SparedAddresses, AccountAttempts, AccountMinutes, TravelMiles, TravelSpeed, TravelLocks, StrangersPerHour, RequestsPerMinute, RequestsEndSession, SignInDays];
}
