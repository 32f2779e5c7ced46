using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Partners;

public static class PartnerPermissions
{
    public const string View = "partners.view";
    public const string Change = "partners.change";
    public const string Offer = "partners.offer";
    public const string AnswerOwn = "partners.answer-own";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Partners", "See partners and who is next"),
        new(Change, "Partners", "Change partners and their order"),
        new(Offer, "Partners", "Offer expired leads to partners and withdraw offers"),
        new(AnswerOwn, "Partners", "Accept or decline leads offered to oneself"),
    ];
}
