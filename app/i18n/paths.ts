import type { Locale } from './locales';

/** Every address of the site, in one table: pages never join strings. */
export function pathsIn(locale: Locale) {
  const to = (path: string) => `/${locale}${path}`;
  return {
    home: to(''),
    principles: to('/principles'),
    needs: to('/needs'),
    newNeed: to('/needs/new'),
    need: (id: string) => to(`/needs/${id}`),
    editNeed: (id: string) => to(`/needs/${id}/edit`),
    withdrawNeed: (id: string) => to(`/needs/${id}/withdraw`),
    deleteNeed: (id: string) => to(`/needs/${id}/delete`),
    candidates: (id: string) => to(`/needs/${id}/candidates`),
    preferences: (id: string) => to(`/needs/${id}/preferences`),
    offers: to('/offers'),
    newOffer: to('/offers/new'),
    offer: (id: string) => to(`/offers/${id}`),
    editOffer: (id: string) => to(`/offers/${id}/edit`),
    closeOffer: (id: string) => to(`/offers/${id}/close`),
    deleteOffer: (id: string) => to(`/offers/${id}/delete`),
    ranking: (id: string) => to(`/offers/${id}/ranking`),
    demand: (id: string) => to(`/offers/${id}/demand`),
    states: to('/states'),
    state: (iso3: string) => to(`/states/${iso3}`),
    organisation: (id: string) => to(`/organisations/${id}`),
    coordination: to('/coordination'),
    desk: to('/desk'),
    signIn: to('/sign-in'),
    signOut: to('/sign-out'),
    account: to('/account'),
    invitation: (token: string) => to(`/invitations/${token}`),
    adminOrganisations: to('/admin/organisations'),
    adminOrganisation: (id: string) => to(`/admin/organisations/${id}`),
    editOrganisation: (id: string) => to(`/admin/organisations/${id}/edit`),
    verifyOrganisation: (id: string) => to(`/admin/organisations/${id}/verify`),
    newOrganisation: to('/admin/organisations/new'),
  };
}

export type Paths = ReturnType<typeof pathsIn>;
