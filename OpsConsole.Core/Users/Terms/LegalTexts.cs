namespace OpsConsole.Core.Users.Terms;

/// <summary>The texts that come with the product. A firm has its lawyers read them; a change is a new version with a new number.</summary>
public static class LegalTexts
{
    public static LegalBook Book { get; } = new(
    [
        new(LegalDocument.Terms, 1, new(2026, 11, 22), "Terms of service",
        [
            new("What this is", ["OpsConsole is a marketplace for leads about real estate. The firm that runs it lets agents send leads, buyers buy them, and partners take over what is not sold."]),
            new("Your account",
            [
                "Say who you are truthfully, keep your password to yourself, and tell us when somebody else may know it. An account is for one person.",
                "We may lock an account that puts others at risk. You can ask why, and you can ask for your account to be closed at any time.",
            ]),
            new("Leads that you send",
            [
                "Send only what you may pass on, and only what you believe to be true. The owner must know that their data goes to buyers.",
                "Wording that fair housing law forbids is refused. A lead that turns out false may be taken back, and what was paid for it returned to the buyer.",
            ]),
            new("Leads that you buy or take over",
            [
                "Use a lead to make an offer for that property and for nothing else. Do not sell its data on. Honour a wish not to be contacted.",
                "A lead is information, not a promise: we do not warrant that an owner will sell.",
            ]),
            new("Money", ["Prices are shown before you pay. Refunds follow the rules shown with each purchase."]),
            new("What we answer for", ["We answer for damage that we cause on purpose or through gross negligence, and as far as the law says that it cannot be limited. Beyond that our liability ends at what you paid in the twelve months before."]),
            new("Changes", ["When these terms change you are asked again at your next sign-in. What you agreed to, and when, is kept."]),
        ]),
        new(LegalDocument.Privacy, 1, new(2026, 11, 22), "Privacy policy",
        [
            new("What we keep about you", ["Your name, e-mail address and, if you give it, phone number and markets; what you do in the console and from which network address; what you buy and sell."]),
            new("Why", ["To let you in, to do what you ask for, to prevent fraud, and to keep the books that the law asks for. We do not sell data about you."]),
            new("Who sees it", ["People of the firm whose work needs it, and services that work for us: mail, text messages, payments, look-ups of phones and addresses. Each gets only what it needs."]),
            new("How long", ["As long as your account is open. After that, what the books and the audit trail need, under a pseudonym where that is possible, for as long as the law says."]),
            new("Your rights", ["You can ask for a copy of what is kept about you on your profile, have it corrected, and ask an administrator to erase it. Then your name, e-mail address, phone number, sign-ins, preferences and inbox go, and wherever you were named it says “Erased person” and a number. What you did stays under that number, because books and the audit trail refer to it. Backups end with their own term. Text messages are sent only after you agreed to them; you can take that back at any time."]),
            new("Safety", ["Passwords are kept as salted hashes, keys and tokens encrypted. Who looked at or changed what is recorded in a trail that nobody can change unseen."]),
        ]),
    ]);
}
