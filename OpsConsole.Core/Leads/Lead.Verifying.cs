using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>Whether a service vouches for <see cref="OwnerPhone"/> as it stands; changing the number takes it back.</summary>
    public CheckState PhoneCheck { get; private set; }

    /// <summary>The same for the address.</summary>
    public CheckState AddressCheck { get; private set; }

    /// <summary>Takes over what services said of the phone and address that stand here.</summary>
    public void MarkAsChecked(CheckState? phone, CheckState? address) => (PhoneCheck, AddressCheck) = (phone ?? PhoneCheck, address ?? AddressCheck);

    private void ForgetChecksOf(Intake.LeadInput next)
    {
        if (OwnerPhone != next.OwnerPhone)
            PhoneCheck = CheckState.NotYet;
        if ((Street, City, State, Zip) != (next.Street, next.City, next.State, next.Zip ?? ""))
            AddressCheck = CheckState.NotYet;
    }
}
